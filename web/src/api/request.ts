import { account } from "../auth/account";
import { renewGuestCredentials } from "../auth/guest";
import { loseSession, reviveSession } from "../auth/sessionLoss";
import { refreshAccessToken } from "../auth/tokens";
import { NetworkError, SessionLostError, isStoreError } from "./errors";
import type { Operation } from "./operation";
import { send } from "./send";

const tryAgainDelays = [120, 400, 1200];

/**
 * Asks the store's API and returns the data of the operation's one field.
 * As a user: the access token, refreshed once and the call repeated when it is refused; a session
 * that is over signs this client out (SessionLostError). As a guest: signed with its credentials.
 * Collisions (TryAgain) are repeated. Throws StoreError, NetworkError or SessionLostError.
 */
export async function request<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const asUser = account.get();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send(operation, variables);
    } catch (error) {
      const delay = tryAgainDelays[attempt];
      if (error instanceof SessionLostError) throw await loseSession(error, asUser);
      if (isStoreError(error, "SessionEnded", "SessionExpired"))
        throw await loseSession(
          new SessionLostError(error.type as "SessionEnded" | "SessionExpired"),
          asUser,
        );
      if (delay === undefined) throw error;
      if (isStoreError(error, "SessionRequired") && attempt === 0) await reviveSession();
      else if (isStoreError(error, "UnauthorizedException") && attempt === 0) await renew();
      else if (isStoreError(error, "TryAgain")) await sleep(delay);
      else if (error instanceof NetworkError && operation.kind === "query" && attempt === 0)
        await sleep(delay);
      else throw error;
    }
  }
}

async function renew(): Promise<void> {
  if (account.get() === null) await renewGuestCredentials();
  else await refreshAccessToken();
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2)));
}

import { account } from "../auth/account";
import { renewGuestCredentials } from "../auth/guest";
import { loseSession, reviveSession } from "../auth/sessionLoss";
import { countRefreshes, refreshTokens } from "../auth/tokens";
import { NetworkError, SessionLostError, isStoreError, type StoreError } from "./errors";
import { suspectNewVersion } from "../newVersion";
import type { Operation } from "./operation";
import { send } from "./send";

const tryAgainDelays = [120, 400, 1200];

/** Errors that the store never returns to a page of its own version. */
const strange = ["Outdated", "Unknown", "Unauthorized", "UnauthorizedException"];

/**
 * Calls the store's API and returns the data of the operation's one field. As a user, it sends the
 * access token; if that is refused, it refreshes it and repeats the call once. If the session is
 * over, it signs this client out (SessionLostError). As a guest, it signs with the guest's
 * credentials. It repeats calls after a conflict (TryAgain) or a signature with a wrong clock.
 * Throws StoreError, NetworkError or SessionLostError.
 */
export async function request<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const asUser = account.get();
  const tried = new Set<string>();
  let recover: () => Promise<void> = async () => undefined;
  for (let attempt = 0; ; attempt += 1) {
    let refreshes = 0;
    try {
      await recover();
      refreshes = countRefreshes();
      return await send(operation, variables);
    } catch (error) {
      const loss = toLoss(error);
      if (loss !== null) throw await loseSession(loss, asUser);
      const recovery = findRecovery(error, { attempt, tried, kind: operation.kind, refreshes });
      if (recovery === null && isStoreError(error, ...strange)) await suspectNewVersion();
      if (recovery === null) throw error;
      recover = recovery;
    }
  }
}

function toLoss(error: unknown): SessionLostError | null {
  if (error instanceof SessionLostError) return error;
  if (isStoreError(error, "SessionEnded", "SessionExpired"))
    return new SessionLostError(error.type as "SessionEnded" | "SessionExpired");
  return null;
}

/** The action before the same operation is sent again; null if it must not be repeated. */
function findRecovery(
  error: unknown,
  { attempt, tried, kind, refreshes }: Attempts,
): (() => Promise<void>) | null {
  const delay = tryAgainDelays[attempt];
  if (delay === undefined) return null;
  if (isStoreError(error, "TryAgain")) return () => sleep(delay);
  const name = error instanceof Error ? `${error.name} ${(error as StoreError).type ?? ""}` : "";
  if (tried.has(name)) return null;
  tried.add(name);
  // The error response contained the time, and the next signature uses it.
  if (isStoreError(error, "ClockSkew")) return async () => undefined;
  if (isStoreError(error, "SessionRequired")) return reviveSession;
  if (isStoreError(error, "UnauthorizedException")) return () => renew(refreshes);
  // Repeating a query is harmless; only the caller knows whether that holds for a mutation.
  return error instanceof NetworkError && kind === "query" ? () => sleep(delay) : null;
}

interface Attempts {
  attempt: number;
  /** The errors that have already been recovered from; each is retried once. */
  tried: Set<string>;
  kind: "query" | "mutation";
  /** Number of token refreshes at the time of the call. */
  refreshes: number;
}

/** Skips the refresh if another call has refreshed the tokens since this call was sent. */
async function renew(refreshes: number): Promise<void> {
  if (account.get() === null) await renewGuestCredentials();
  else if (refreshes === countRefreshes()) await refreshTokens();
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2)));
}

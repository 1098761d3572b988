import { startSession } from "../api/operations";
import { send } from "../api/send";
import type { SessionLostError } from "../api/errors";
import { observable } from "../observable";
import { singleFlight } from "../singleFlight";
import { account } from "./account";
import { deviceLabel } from "./deviceLabel";
import { forgetGuest, renewGuestCredentials } from "./guest";
import { isBeingLeft } from "./leavingTab";
import type { SignedInUser } from "./signedInUser";
import { forgetTokens } from "./tokens";

/** The last loss of a session, for the page to show; null until there is one. */
export const sessionLoss = observable<SessionLostError | null>(null);

/**
 * Signs this client out after its session ended elsewhere: tokens and the old guest identity are
 * forgotten, and observers get the reason. Many requests that fail at once report it once. While another
 * tab signs out, the tokens are its own to revoke and to forget: otherTabs hears when it has.
 */
export async function loseSession(
  error: SessionLostError,
  lost: SignedInUser | null,
): Promise<SessionLostError> {
  if (lost === null) return error;
  const isTold = error.reason === "SignedOutElsewhere";
  if (!isTold && (await isBeingLeft(lost.sessionId))) return error;
  if (account.get()?.sessionId === lost.sessionId) {
    account.set(null);
    await forgetTokens();
    // The tab that has signed out may be a new guest by now, and then so is this one.
    await (isTold ? renewGuestCredentials() : forgetGuest());
    sessionLoss.set(error);
  }
  return error;
}

/** Starts the session of tokens that have none yet, as after a sign-in whose last step was lost. */
export const reviveSession = singleFlight(async () => {
  await send(startSession, { device: deviceLabel(), signedInBy: null });
});

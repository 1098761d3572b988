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

/** The last lost session, for the page to show; null if there is none. */
export const sessionLoss = observable<SessionLostError | null>(null);

/**
 * Signs this client out after its session ended elsewhere: deletes the tokens and the guest
 * identity, and passes the reason to the observers. Many requests that fail at once report it once.
 * While another tab is signing out, that tab revokes and deletes the tokens, and otherTabs is
 * notified when it is done.
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
    // The tab that signed out may already be a new guest; then this tab becomes the same guest.
    await (isTold ? renewGuestCredentials() : forgetGuest());
    sessionLoss.set(error);
  }
  return error;
}

/** Starts the session for tokens without one, e.g. after a sign-in whose last step was lost. */
export const reviveSession = singleFlight(async () => {
  await send(startSession, { device: deviceLabel(), signedInBy: null });
});

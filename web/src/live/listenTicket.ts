import { fetchAuthSession } from "libraries/everyPage";
import { request } from "../api/request";
import { startListening } from "../api/signInOperations";
import { account } from "../auth/account";
import { getGuestCredentials } from "../auth/guest";
import { isCookieMode } from "../config";

/** What lets this page's guest identity listen as the user. */
export interface ListenTicket {
  ticket: string | null;
  /** When it runs out, in epoch milliseconds. */
  expiresAt: number;
}

/**
 * The ticket of the user's session where its token is in a cookie, which no message of a WebSocket carries; none for a client that listens as
 * itself. The tabs of a browser get the same one.
 */
export async function fetchTicket(): Promise<ListenTicket> {
  if (!isCookieMode() || account.get() === null) return { ticket: null, expiresAt: Infinity };
  // The identity comes with its credentials.
  await getGuestCredentials();
  const { identityId = "" } = await fetchAuthSession();
  const { ticket, expiresAt } = await request(startListening, { listenerId: identityId });
  return { ticket, expiresAt: expiresAt * 1000 };
}

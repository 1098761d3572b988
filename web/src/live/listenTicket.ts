import { fetchAuthSession } from "libraries/everyPage";
import { request } from "../api/request";
import { startListening } from "../api/signInOperations";
import { account } from "../auth/account";
import { getGuestCredentials } from "../auth/guest";
import { isCookieMode } from "../config";

/** The ticket that allows this page's guest identity to subscribe as the user. */
export interface ListenTicket {
  ticket: string | null;
  /** Its expiry, in epoch milliseconds. */
  expiresAt: number;
}

/**
 * The ticket of the user's session if its token is in a cookie, which WebSocket messages cannot
 * carry; none for a client that subscribes as itself. The tabs of a browser share one ticket.
 */
export async function fetchTicket(): Promise<ListenTicket> {
  if (!isCookieMode() || account.get() === null) return { ticket: null, expiresAt: Infinity };
  // Fetching the credentials creates the identity.
  await getGuestCredentials();
  const { identityId = "" } = await fetchAuthSession();
  const { ticket, expiresAt } = await request(startListening, { listenerId: identityId });
  return { ticket, expiresAt: expiresAt * 1000 };
}

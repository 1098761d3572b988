import { account } from "../auth/account";
import { getAccessToken } from "../auth/amplifyTokens";
import { signAsGuest } from "../auth/signAsGuest";
import { getConfig, isCookieMode } from "../config";

/** Authorization of a subscriber for AppSync's realtime endpoint. */
export interface Authorization {
  headers: Record<string, string>;
  /** Its expiry, in epoch milliseconds. */
  expiresAt: number;
}

/**
 * Authorizes a connection (path "/connect", body "{}") or the start of a subscription (path "",
 * body: its exact text), as the user or as a guest; with cookies always as a guest, see
 * listenTicket: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export async function authorizeLive(path: "/connect" | "", body: string): Promise<Authorization> {
  if (account.get() !== null && !isCookieMode()) {
    const token = await getAccessToken();
    const headers = { host: new URL(getConfig().graphqlUrl).host, Authorization: token };
    return { headers, expiresAt: readExpiry(token) };
  }
  const headers = {
    accept: "application/json, text/javascript",
    "content-encoding": "amz-1.0",
    "content-type": "application/json; charset=UTF-8",
  };
  return signAsGuest(body, headers, path);
}

function readExpiry(token: string): number {
  const claims = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return (JSON.parse(atob(claims)) as { exp: number }).exp * 1000;
}

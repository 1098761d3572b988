import { signRequest } from "@aws-amplify/core/internals/aws-client-utils";
import { account } from "../auth/account";
import { getGuestCredentials } from "../auth/guest";
import { getAccessToken } from "../auth/tokens";
import { getConfig } from "../config";

/** Proof of who listens, as AppSync's realtime endpoint wants it. */
export interface Authorization {
  headers: Record<string, string>;
  /** When it runs out, in epoch milliseconds. */
  expiresAt: number;
}

/**
 * Authorizes a connection (path "/connect", body "{}") or the start of a subscription (path "", body: its exact text):
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export async function authorizeLive(path: "/connect" | "", body: string): Promise<Authorization> {
  const { graphqlUrl, region } = getConfig();
  if (account.get() !== null) {
    const token = await getAccessToken();
    const headers = { host: new URL(graphqlUrl).host, Authorization: token };
    return { headers, expiresAt: readExpiry(token) };
  }
  const headers = {
    accept: "application/json, text/javascript",
    "content-encoding": "amz-1.0",
    "content-type": "application/json; charset=UTF-8",
  };
  const credentials = await getGuestCredentials();
  const signed = signRequest(
    { method: "POST", url: new URL(graphqlUrl + path), headers, body },
    { credentials, signingRegion: region, signingService: "appsync" },
  );
  return { headers: signed.headers, expiresAt: credentials.expiration?.getTime() ?? Infinity };
}

function readExpiry(token: string): number {
  const claims = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return (JSON.parse(atob(claims)) as { exp: number }).exp * 1000;
}

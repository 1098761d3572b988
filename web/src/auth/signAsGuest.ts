import { signRequest } from "libraries/everyPage";
import { getConfig } from "../config";
import { getGuestCredentials } from "./guest";

/** A guest's signed request. */
export interface GuestSignature {
  headers: Record<string, string>;
  /** Expiry of the credentials that signed it, in epoch milliseconds. */
  expiresAt: number;
}

/**
 * Signs a guest's POST request for the API's own host, even if the request is sent to another host.
 * `path` is appended to the API's URL.
 */
export async function signAsGuest(
  body: string,
  headers: Record<string, string> = { "content-type": "application/json" },
  path = "",
): Promise<GuestSignature> {
  const { graphqlUrl, region } = getConfig();
  const credentials = await getGuestCredentials();
  const signed = signRequest(
    { method: "POST", url: new URL(graphqlUrl + path), headers, body },
    { credentials, signingRegion: region, signingService: "appsync" },
  );
  return { headers: signed.headers, expiresAt: credentials.expiration?.getTime() ?? Infinity };
}

/** The headers of a guest's GraphQL request. */
export async function guestHeaders(body: string): Promise<Record<string, string>> {
  const { headers } = await signAsGuest(body);
  // Browsers set the header Host themselves, and pages cannot set it.
  const { host: _host, ...rest } = headers;
  return rest;
}

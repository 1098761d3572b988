import { signRequest } from "libraries/everyPage";
import { getConfig } from "../config";
import { getGuestCredentials } from "./guest";

/** A request by a guest, signed. */
export interface GuestSignature {
  headers: Record<string, string>;
  /** When the credentials behind it run out, in epoch milliseconds. */
  expiresAt: number;
}

/** Signs a POST request of a guest for the API's own host, through whichever it goes. `path` stands behind the API's URL. */
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

/** The headers of a GraphQL request by a guest. */
export async function guestHeaders(body: string): Promise<Record<string, string>> {
  const { headers } = await signAsGuest(body);
  // A browser sets Host by itself and lets no page set it.
  const { host: _host, ...rest } = headers;
  return rest;
}

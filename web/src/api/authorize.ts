import { signRequest } from "@aws-amplify/core/internals/aws-client-utils";
import { account } from "../auth/account";
import { getGuestCredentials } from "../auth/guest";
import { getAccessToken } from "../auth/tokens";
import { getConfig } from "../config";

/** The headers that authorize a GraphQL request: the user's access token, or a guest's SigV4 signature. */
export async function authorize(body: string): Promise<Record<string, string>> {
  const headers = { "content-type": "application/json" };
  if (account.get() !== null) return { ...headers, authorization: await getAccessToken() };
  const { graphqlUrl, region } = getConfig();
  const signed = signRequest(
    { method: "POST", url: new URL(graphqlUrl), headers, body },
    {
      credentials: await getGuestCredentials(),
      signingRegion: region,
      signingService: "appsync",
    },
  );
  // A browser sets Host by itself and lets no page set it.
  const { host: _host, ...rest } = signed.headers;
  return rest;
}

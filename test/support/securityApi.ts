import type { StoreClient } from "./amplifyClient";
import { totpCode } from "./totpCode";

/** The security settings of an account, as the API returns them. */
export interface Security {
  authenticator: boolean;
  signedInAt: string;
  fresh: boolean;
  notice: string | null;
}

const SECURITY = "{ authenticator signedInAt fresh notice }";

/** The security operations for tests; each throws an Error named by its errorType. */
export const securityApi = {
  read: (client: StoreClient) => client.field<Security>(`{ security ${SECURITY} }`),
  start: async (client: StoreClient) =>
    (await client.field<{ secret: string }>("mutation { startAuthenticator { secret } }")).secret,
  confirm: (client: StoreClient, code: string, name?: string) =>
    client.field<Security>(
      `mutation ($code: String!, $name: String) { confirmAuthenticator(code: $code, name: $name) ${SECURITY} }`,
      { code, name },
    ),
  turnOff: (client: StoreClient) =>
    client.field<Security>(`mutation { turnOffAuthenticator ${SECURITY} }`),
  deleteAccount: (client: StoreClient) => client.field<boolean>("mutation { deleteAccount }"),
  notePasswordChange: (client: StoreClient) =>
    client.field<boolean>("mutation { notePasswordChange }"),
};

/** Sets up an authenticator app with its current code; the next one is still valid. Returns its secret. */
export async function setUpApp(client: StoreClient): Promise<string> {
  const secret = await securityApi.start(client);
  await securityApi.confirm(client, totpCode(secret));
  return secret;
}

import type { LocalServices } from "../../services/localServices";
import { AwsError } from "../../core/awsError";
import type { ActorCredentials } from "./actorTypes";

/**
 * Signs in as a guest's client does: GetId, then GetCredentialsForIdentity, through the identity pool's own protocol.
 * @throws AwsError from Cognito, or if no identity pool allows guests
 */
export async function enterAsGuest(
  { identityPools }: Pick<LocalServices, "identityPools">,
  known?: string,
): Promise<ActorCredentials> {
  const call = async (operation: string, input: unknown): Promise<any> => {
    const { status, body } = await identityPools.handle({
      method: "POST",
      path: "/",
      query: "",
      headers: { "x-amz-target": `AWSCognitoIdentityService.${operation}` },
      body: Buffer.from(JSON.stringify(input)),
      sourceIp: "127.0.0.1",
    });
    const response = JSON.parse(String(body));
    if (status !== 200) throw new AwsError(response.__type, response.message, status);
    return response;
  };
  const pool = guestPool({ identityPools });
  if (pool === undefined) {
    throw new AwsError("NotAuthorizedException", "This stack has no identity pool for guests.");
  }
  const identityId = known ?? (await call("GetId", { IdentityPoolId: pool.id })).IdentityId;
  const { Credentials } = await call("GetCredentialsForIdentity", { IdentityId: identityId });
  return {
    as: "guest",
    identityId,
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretKey,
    sessionToken: Credentials.SessionToken,
    expiresAt: Credentials.Expiration,
  };
}

/** The first identity pool that allows guests. */
export function guestPool({ identityPools }: Pick<LocalServices, "identityPools">) {
  return identityPools.pools.list().find(({ allowGuests }) => allowGuests);
}

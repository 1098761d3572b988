import type { CognitoIdentity, Credentials } from "../../../core/principal";
import { AwsError } from "../../../core/awsError";
import {
  InvalidIdentityPoolConfigurationError,
  InvalidParameterError,
  NotAuthorizedError,
} from "../errors";
import type { IdentityRecord } from "../identityRecord";
import { readId, readLogins } from "../input";
import { type Login, verifyLogins } from "../logins";
import type { Kit, Operation } from "../operation";

/**
 * Temporary credentials for an identity, in the enhanced flow.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export const getCredentialsForIdentity: Operation = {
  async run(kit, input) {
    if (input["CustomRoleArn"] !== undefined) {
      throw new InvalidParameterError("CustomRoleArn is not supported by the local stack.");
    }
    const given = kit.identities.get(readId(input, "IdentityId"));
    const pool = kit.pools.get(given.poolId);
    const logins = verifyLogins(pool, readLogins(input), kit);
    if (logins.length === 0) checkGuest(given, pool.allowGuests);
    const identity = logins.length === 0 ? given : kit.identities.resolve(given, logins);
    const credentials = await assumeRole(kit, identity, logins);
    return {
      IdentityId: identity.id,
      Credentials: {
        AccessKeyId: credentials.accessKeyId,
        SecretKey: credentials.secretAccessKey,
        SessionToken: credentials.sessionToken,
        Expiration: credentials.expiration,
      },
    };
  },
};

function checkGuest({ id, logins, mergedInto }: IdentityRecord, allowGuests: boolean): void {
  if (mergedInto !== undefined || Object.keys(logins).length > 0) {
    throw NotAuthorizedError.forbiddenIdentity(id);
  }
  if (!allowGuests) throw NotAuthorizedError.guestsNotAllowed();
}

async function assumeRole(
  { iam, pools }: Kit,
  { id, poolId }: IdentityRecord,
  logins: Login[],
): Promise<Credentials> {
  const authenticated = logins.length > 0;
  const roleArn = pools.roles(poolId)[authenticated ? "authenticated" : "unauthenticated"];
  if (roleArn === undefined) throw new InvalidIdentityPoolConfigurationError();
  const methods = logins.flatMap(({ provider, subject }) => [
    provider,
    `${provider}:CognitoSignIn:${subject}`,
  ]);
  const identity: CognitoIdentity = {
    identityPoolId: poolId,
    identityId: id,
    authenticated,
    ...(authenticated && { provider: methods.map((method) => `"${method}"`).join(",") }),
  };
  const context = {
    [`${ISSUER}:aud`]: poolId,
    [`${ISSUER}:sub`]: id,
    [`${ISSUER}:amr`]: authenticated ? ["authenticated", ...methods] : ["unauthenticated"],
  };
  return iam
    .assumeRoleWithWebIdentity(roleArn, { federated: ISSUER, context }, SESSION_NAME, identity)
    .catch((error: unknown) => {
      const denied = error instanceof AwsError && error.code === "AccessDenied";
      throw denied ? new InvalidIdentityPoolConfigurationError() : error;
    });
}

const ISSUER = "cognito-identity.amazonaws.com";

/** The session name that Cognito uses; AppSync shows it in `userArn`. */
const SESSION_NAME = "CognitoIdentityCredentials";

import { tokenFaultOf } from "../../core/ports/userPools";
import type { Services } from "../../core/services";
import { NotAuthorizedError } from "./errors";
import type { CognitoProvider, PoolRecord } from "./poolStore";

/** A verified login at a provider. */
export interface Login {
  /** "cognito-idp.<region>.amazonaws.com/<user pool id>". */
  provider: string;
  /** The user's `sub` at the provider. */
  subject: string;
}

/**
 * Verifies the Logins map of a request: ID tokens by provider name.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html
 *
 * @throws NotAuthorizedError
 */
export function verifyLogins(
  pool: PoolRecord,
  logins: Record<string, string>,
  services: Pick<Services, "userPools">,
): Login[] {
  return Object.entries(logins).map(([provider, token]) => {
    const clients = pool.providers.filter(({ providerName }) => providerName === provider);
    if (clients.length === 0) throw NotAuthorizedError.unsupportedProvider();
    const claims = verifyIdToken(provider, token, services);
    const client = clients.find(({ clientId }) => clientId === claims.aud);
    if (client === undefined) throw NotAuthorizedError.unsupportedProvider();
    if (client.serverSideTokenCheck) checkWithUserPool(client, claims, services);
    return { provider, subject: claims.sub };
  });
}

function verifyIdToken(
  provider: string,
  token: string,
  { userPools }: Pick<Services, "userPools">,
): Record<string, any> {
  if (issuerOf(token) !== `https://${provider}`) {
    throw NotAuthorizedError.invalidToken("Issuer doesn't match providerName");
  }
  let claims: Record<string, any>;
  try {
    claims = userPools.verifyToken(userPoolIdOf(provider), token);
  } catch (error) {
    // UNVERIFIED: AWS states both times in "Token expired: <now> >= <exp>"; clients check the start of the message.
    throw NotAuthorizedError.invalidToken(
      tokenFaultOf(error) === "expired" ? "Token expired." : "Token signature invalid.",
    );
  }
  // An access token has no audience, so it never belongs to a client of this pool.
  if (claims.token_use !== "id") {
    throw NotAuthorizedError.invalidToken("Not a valid OpenId Connect identity token.");
  }
  return claims;
}

/** The issuer in the token, unverified: it only selects between two error messages. */
function issuerOf(token: string): unknown {
  try {
    const parts = token.split(".");
    return JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString("utf8")).iss;
  } catch {
    throw NotAuthorizedError.invalidToken("Not a valid OpenId Connect identity token.");
  }
}

/**
 * The user must not have been deleted, disabled or signed out since the token was issued.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html
 */
function checkWithUserPool(
  { providerName }: CognitoProvider,
  claims: Record<string, any>,
  { userPools }: Pick<Services, "userPools">,
): void {
  // UNVERIFIED: the message.
  if (!userPools.isSignedIn(userPoolIdOf(providerName), claims)) {
    throw NotAuthorizedError.invalidToken("Token is revoked.");
  }
}

function userPoolIdOf(provider: string): string {
  return provider.slice(provider.indexOf("/") + 1);
}

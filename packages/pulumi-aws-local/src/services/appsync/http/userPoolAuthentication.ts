import { tokenFaultOf, type TokenFault, type UserPoolsPort } from "../../../core/ports/userPools";
import { AwsError } from "../../../core/awsError";
import type { ApiDefinition, UserPoolAuthentication } from "../apiDefinition";
import type { Caller } from "./caller";
import { unauthorized } from "../errors";

type Claims = Record<string, any>;

/**
 * Authenticates a user by an access or ID token, with or without the prefix "Bearer ". AppSync does not check whether a
 * token was revoked: it stays valid until it expires.
 * @throws HttpError 401
 */
export function authenticateUser(
  authorization: string,
  { providers }: ApiDefinition,
  userPools: Pick<UserPoolsPort, "verifyToken">,
  sourceIp: string[],
): Caller {
  const token = authorization.replace(/^Bearer\s+/i, "");
  const pools = providers.flatMap(({ userPool }) => userPool ?? []);
  if (pools.length === 0) throw unauthorized();
  const pool = pools.length === 1 ? pools[0]! : poolOf(token, pools);
  const claims = verify(token, pool, userPools);
  if (!clientMayCall(claims, pool)) throw unauthorized();
  const identity = identityOf(claims);
  return {
    mode: "AMAZON_COGNITO_USER_POOLS",
    groups: identity.groups,
    identity: { ...identity, sourceIp },
  };
}

function verify(
  token: string,
  pool: UserPoolAuthentication,
  userPools: Pick<UserPoolsPort, "verifyToken">,
): Claims {
  try {
    return userPools.verifyToken(pool.userPoolId, token);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const fault = tokenFaultOf(error);
    throw unauthorized(fault && REASONS[fault]);
  }
}

/** AppSync's messages for a rejected token. UNVERIFIED: those for a wrong signature or issuer. */
const REASONS: Partial<Record<TokenFault, string>> = {
  malformed: "Unable to parse JWT token.",
  expired: "Token has expired.",
};

/** The pool in a token's claims, which is verified with the signature afterwards. */
function poolOf(token: string, pools: readonly UserPoolAuthentication[]): UserPoolAuthentication {
  try {
    const { iss } = JSON.parse(
      Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
    );
    const poolId = String(iss).split("/").pop();
    return pools.find(({ userPoolId }) => userPoolId === poolId) ?? pools[0]!;
  } catch {
    throw unauthorized("Unable to parse JWT token.");
  }
}

function clientMayCall(claims: Claims, pool: UserPoolAuthentication): boolean {
  if (!pool.appIdClientRegex) return true;
  let pattern = patterns.get(pool);
  if (pattern === undefined) {
    pattern = new RegExp(`^(?:${pool.appIdClientRegex})$`);
    patterns.set(pool, pattern);
  }
  return pattern.test(String(claims["client_id"] ?? claims["aud"]));
}

const patterns = new WeakMap<UserPoolAuthentication, RegExp>();

interface UserIdentity {
  claims: Claims;
  defaultAuthStrategy: string;
  groups: string[] | null;
  issuer: string;
  sub: string;
  username: string;
}

/** ctx.identity without sourceIp, cached as long as the verifier caches the token's claims. */
function identityOf(claims: Claims): UserIdentity {
  let identity = identities.get(claims);
  if (identity === undefined) {
    identity = {
      claims,
      defaultAuthStrategy: "ALLOW",
      groups: claims["cognito:groups"] ?? null,
      issuer: claims["iss"],
      sub: claims["sub"],
      username: claims["cognito:username"] ?? claims["username"],
    };
    identities.set(claims, identity);
  }
  return identity;
}

const identities = new WeakMap<Claims, UserIdentity>();

import type { AppSyncIdentityCognito, AppSyncIdentityIAM, Identity } from "@aws-appsync/utils";
import { fail } from "./fail";

/** The sender of the request, as verified by AppSync; never taken from arguments. */
export interface Caller {
  guest: boolean;
  /** Owner of the caller's cart and sessions: "guest#<identityId>" or "user#<sub>". */
  ownerId: string;
  /** The user's sub; "" for guests. */
  userId: string;
  /** The sign-in's origin_jti, or the guest's identity id. */
  sessionId: string;
  /** Time of the sign-in in epoch seconds; 0 for guests. */
  authTime: number;
  /** Expiry of the request's token in epoch seconds; 0 for guests. */
  tokenExpiresAt: number;
  /** Set for a guest who listens as a user: the ticket, and the guest's identity id. */
  ticket?: string;
  listenerId?: string;
}

/**
 * The caller of a field. Ends the field with SessionRequired unless it is a guest of the store's
 * identity pool or a user with an access token.
 */
export function callerOf(identity: Identity): Caller {
  const claims = (identity as AppSyncIdentityCognito | null)?.claims;
  if (claims !== undefined && claims !== null) return userOf(identity as AppSyncIdentityCognito);
  return guestOf(identity as AppSyncIdentityIAM | null);
}

/**
 * A guest of the store's identity pool. Ends the field with SessionRequired for all other callers.
 */
export function requireGuest(identity: Identity): Caller {
  return guestOf(identity as AppSyncIdentityIAM | null);
}

/** The claims of an access token that the store uses. */
export interface AccessClaims {
  sub: string;
  origin_jti: string;
  auth_time: number;
  exp: number;
}

/** The user of an access token whose claims AppSync or Cognito has verified. */
export function userOfClaims(claims: AccessClaims): Caller {
  return {
    guest: false,
    ownerId: `user#${claims.sub}`,
    userId: claims.sub,
    sessionId: claims.origin_jti,
    authTime: claims.auth_time,
    tokenExpiresAt: claims.exp,
  };
}

function userOf(identity: AppSyncIdentityCognito): Caller {
  const claims = identity.claims;
  if (claims.token_use !== "access" || claims.origin_jti === undefined) {
    fail("SessionRequired", "Send the access token of a sign-in, not another token.");
  }
  return userOfClaims({ ...(claims as AccessClaims), sub: identity.sub });
}

/**
 * Operator keys and signed-in identities also use IAM; neither has a cart. The identity that
 * AppSync passes:
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
function guestOf(identity: AppSyncIdentityIAM | null | undefined): Caller {
  const identityId = identity?.cognitoIdentityId ?? "";
  if (
    identityId === "" ||
    identity?.cognitoIdentityAuthType !== "unauthenticated" ||
    identity.cognitoIdentityPoolId !== STORE.identityPoolId
  ) {
    fail("SessionRequired", "Shop as a guest of this store's identity pool, or sign in.");
  }
  return {
    guest: true,
    ownerId: `guest#${identityId}`,
    userId: "",
    sessionId: identityId,
    authTime: 0,
    tokenExpiresAt: 0,
  };
}

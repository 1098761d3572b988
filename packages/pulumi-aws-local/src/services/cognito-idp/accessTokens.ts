import type { ClientStore } from "./clientStore";
import { NotAuthorizedError, UserNotFoundError } from "./errors";
import type { PoolStore } from "./poolStore";
import type { ClientRecord, PoolRecord, UserRecord } from "./records";
import type { SignIns } from "./signIns";
import { TokenError, type TokenVerifier } from "./tokenVerifier";
import type { UserStore } from "./userStore";

/** The user of an access token, after Cognito's checks. */
export interface TokenBearer {
  pool: PoolRecord;
  client: ClientRecord;
  user: UserRecord;
  /** Undefined for clients without token revocation. */
  originJti: string | undefined;
  /** Set in pools that track devices. */
  deviceKey: string | undefined;
}

/** Verifies access tokens as Cognito does, including revocation. */
export class AccessTokens {
  constructor(
    private readonly parts: {
      pools: PoolStore;
      users: UserStore;
      clients: ClientStore;
      signIns: SignIns;
      verifier: TokenVerifier;
    },
  ) {}

  /** @throws NotAuthorizedException, UserNotFoundException */
  read(token: string): TokenBearer {
    const { pools, users, clients } = this.parts;
    const pool = pools.find(poolIdOf(token) ?? "");
    if (pool === undefined) throw invalidToken();
    const claims = this.verify(pool.id, token);
    if (claims.token_use !== "access") throw invalidToken();
    const client = clients.find(claims.client_id);
    if (client === undefined) throw invalidToken();
    const user = users.findBySub(pool, claims.sub);
    if (user === undefined) throw new UserNotFoundError();
    if (!user.enabled) throw new NotAuthorizedError("User is disabled.");
    if (this.isRevoked(user, claims)) {
      throw new NotAuthorizedError("Access Token has been revoked");
    }
    return { pool, client, user, originJti: claims.origin_jti, deviceKey: claims.device_key };
  }

  private verify(poolId: string, token: string): Record<string, any> {
    try {
      return this.parts.verifier.verify(poolId, token);
    } catch (error) {
      if (error instanceof TokenError && error.fault === "expired") throw error;
      throw invalidToken();
    }
  }

  private isRevoked(user: UserRecord, claims: Record<string, any>): boolean {
    if (claims.origin_jti === undefined) {
      return user.signedOutAt !== undefined && claims.iat * 1000 <= user.signedOutAt;
    }
    return !this.parts.signIns.isLive(user.poolId, user.sub, claims.origin_jti);
  }
}

function invalidToken(): NotAuthorizedError {
  return new NotAuthorizedError("Invalid Access Token");
}

/** The pool in a token's claims, unverified. */
function poolIdOf(token: string): string | undefined {
  try {
    const { iss } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof iss === "string" ? iss.slice(iss.lastIndexOf("/") + 1) : undefined;
  } catch {
    return undefined;
  }
}

import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { BoundedMap } from "../../core/boundedMap";
import type { Services } from "../../core/services";
import { epochSeconds } from "../../core/clock";
import type { InMemoryState } from "../../core/inMemoryState";
import type { TokenFault } from "../../core/ports/userPools";
import { NotAuthorizedError } from "./errors";
import type { PoolStore } from "./poolStore";
import { issuerOf } from "./tokenClaims";

/** The error for an invalid token; the message contains no part of the token. */
export class TokenError extends NotAuthorizedError {
  constructor(
    readonly fault: TokenFault,
    message: string,
  ) {
    super(message);
  }
}

/** Maximum number of cached tokens. */
const CACHE_SIZE = 10_000;

/** Verifies tokens like any verifier outside Cognito: signature, issuer and time, but not revocation. */
export class TokenVerifier implements InMemoryState {
  private readonly publicKeys = new Map<string, KeyObject>();
  private readonly verified = new BoundedMap<string, Record<string, any>>(CACHE_SIZE);

  constructor(
    private readonly services: Pick<Services, "clock">,
    private readonly pools: PoolStore,
  ) {}

  /** @throws TokenError */
  verify(poolId: string, jwt: string): Record<string, any> {
    const key = `${poolId} ${jwt}`;
    const claims =
      this.verified.get(key) ?? this.verified.set(key, this.checkSignature(poolId, jwt));
    try {
      checkTimes(claims, epochSeconds(this.services.clock));
    } catch (error) {
      this.verified.delete(key);
      throw error;
    }
    return claims;
  }

  /** Clears the cache, which may contain tokens of a deleted pool. */
  clear(): void {
    this.verified.clear();
    this.publicKeys.clear();
  }

  /** After a restore, a pool with cached tokens may no longer exist. */
  capture(): () => void {
    return () => this.clear();
  }

  private checkSignature(poolId: string, jwt: string): Record<string, any> {
    const parts = jwt.split(".");
    const header = decode(parts[0]);
    const claims = decode(parts[1]);
    if (parts.length !== 3 || header === undefined || claims === undefined) {
      throw new TokenError("malformed", "Invalid token: not a JWT.");
    }
    if (header.alg !== "RS256") {
      throw new TokenError("signature", "Invalid token: its algorithm is not RS256.");
    }
    const publicKey = this.publicKey(poolId, header.kid, claims.token_use);
    const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
    const signature = Buffer.from(parts[2]!, "base64url");
    if (
      publicKey === undefined ||
      // Other encodings of the same bytes are rejected.
      signature.toString("base64url") !== parts[2] ||
      !verify("RSA-SHA256", signed, publicKey, signature)
    ) {
      throw new TokenError("signature", "Invalid token: not signed by this user pool.");
    }
    if (claims.iss !== issuerOf(poolId)) {
      throw new TokenError("issuer", "Invalid token: issued by another user pool.");
    }
    return claims;
  }

  /** The key that signs tokens of this use; undefined if the header names another key. */
  private publicKey(poolId: string, kid: unknown, use: unknown): KeyObject | undefined {
    if (use !== "access" && use !== "id") return undefined;
    const key = this.pools.signingKeys(poolId)?.[use];
    if (key === undefined || key.kid !== kid) return undefined;
    let publicKey = this.publicKeys.get(key.kid);
    if (publicKey === undefined) {
      publicKey = createPublicKey({ key: key.publicKey, format: "jwk" });
      this.publicKeys.set(key.kid, publicKey);
    }
    return publicKey;
  }
}

function checkTimes(claims: Record<string, any>, now: number): void {
  if (typeof claims.exp !== "number" || claims.exp <= now) {
    throw new TokenError("expired", "Access Token has expired");
  }
  if (claims.nbf !== undefined && !(claims.nbf <= now)) {
    throw new TokenError("notYetValid", "Invalid token: not valid yet.");
  }
}

function decode(part: string | undefined): Record<string, any> | undefined {
  try {
    const value = JSON.parse(Buffer.from(part ?? "", "base64url").toString());
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

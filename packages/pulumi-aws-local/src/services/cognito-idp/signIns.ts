import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Services } from "../../core/services";
import { epochSeconds } from "../../core/clock";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Collection } from "../../core/stateStore";
import { NotAuthorizedError, RefreshTokenReuseError } from "./errors";
import type { ClientRecord, RefreshTokenRecord, SignInRecord, UserRecord } from "./records";

const PRUNE_INTERVAL = 60 * 60_000;
const MOST_PRUNED = 10_000;

/** A valid refresh token. */
export interface FoundRefreshToken {
  key: string;
  token: RefreshTokenRecord;
  signIn: SignInRecord;
}

/**
 * Sign-ins and their refresh tokens, which are opaque and stored as hashes. Revocation marks the sign-in, so that every
 * token with its origin_jti is revoked at once.
 */
export class SignIns implements InMemoryState {
  private readonly signIns: Collection<SignInRecord>;
  private readonly tokens: Collection<RefreshTokenRecord>;
  /** Time of the last cleanup of expired sign-ins, by user. */
  private readonly prunedAt = new Map<string, number>();

  constructor(private readonly services: Pick<Services, "state" | "clock">) {
    this.signIns = services.state.collection("cognitoSignIns");
    this.tokens = services.state.collection("cognitoRefreshTokens");
  }

  /** Starts a sign-in and generates its first refresh token. */
  begin(
    user: UserRecord,
    client: ClientRecord,
    deviceKey?: string,
  ): { signIn: SignInRecord; refreshToken: string } {
    const refreshToken = newToken();
    const key = tokenKey(user.poolId, refreshToken);
    const expiresAt = this.services.clock.now() + client.settings.refreshTokenSeconds * 1000;
    const signIn: SignInRecord = {
      clientId: client.id,
      originJti: randomUUID(),
      authTime: epochSeconds(this.services.clock),
      expiresAt,
      refreshTokens: [key],
      ...(deviceKey !== undefined && { deviceKey }),
    };
    this.services.state.transaction(() => {
      this.prune(user);
      this.signIns.put(signInKey(user.poolId, user.sub, signIn.originJti), signIn);
      this.tokens.put(key, {
        poolId: user.poolId,
        clientId: client.id,
        sub: user.sub,
        originJti: signIn.originJti,
        expiresAt,
      });
    });
    return { signIn, refreshToken };
  }

  /**
   * Finds a refresh token that is currently valid.
   * @throws NotAuthorizedException, RefreshTokenReuseException
   */
  find(client: ClientRecord, refreshToken: string): FoundRefreshToken {
    const key = tokenKey(client.poolId, refreshToken);
    const token = this.tokens.get(key);
    if (token === undefined || token.clientId !== client.id) {
      throw new NotAuthorizedError("Invalid Refresh Token");
    }
    const now = this.services.clock.now();
    if (token.expiresAt <= now) throw new NotAuthorizedError("Refresh Token has expired");
    const signIn = this.signIns.get(signInKey(token.poolId, token.sub, token.originJti));
    if (signIn === undefined || signIn.revoked) {
      throw new NotAuthorizedError("Refresh Token has been revoked");
    }
    const grace = client.settings.rotation.graceSeconds * 1000;
    if (token.replacedAt !== undefined && now >= token.replacedAt + grace) {
      throw new RefreshTokenReuseError();
    }
    return { key, token, signIn };
  }

  /**
   * Replaces a refresh token with one that has the same expiry. The old one stays valid for the client's grace period,
   * counted from its first replacement.
   */
  rotate({ key, token, signIn }: FoundRefreshToken): string {
    const refreshToken = newToken();
    const newKey = tokenKey(token.poolId, refreshToken);
    this.services.state.transaction(() => {
      const replacedAt = token.replacedAt ?? this.services.clock.now();
      this.tokens.put(key, { ...token, replacedAt });
      this.tokens.put(newKey, { ...token, replacedAt: undefined });
      this.signIns.put(signInKey(token.poolId, token.sub, token.originJti), {
        ...signIn,
        refreshTokens: [...signIn.refreshTokens, newKey],
      });
    });
    return refreshToken;
  }

  /** The record of a refresh token, in any state. */
  peek(poolId: string, refreshToken: string): RefreshTokenRecord | undefined {
    return this.tokens.get(tokenKey(poolId, refreshToken));
  }

  isLive(poolId: string, sub: string, originJti: string): boolean {
    const signIn = this.signIns.get(signInKey(poolId, sub, originJti));
    return signIn !== undefined && !signIn.revoked;
  }

  revoke(poolId: string, sub: string, originJti: string): void {
    const key = signInKey(poolId, sub, originJti);
    const signIn = this.signIns.get(key);
    if (signIn !== undefined) this.signIns.put(key, { ...signIn, revoked: true });
  }

  revokeAll(poolId: string, sub: string): void {
    this.services.state.transaction(() => {
      for (const { key, value } of this.signIns.entries(`${poolId}/${sub}/`)) {
        this.signIns.put(key, { ...value, revoked: true });
      }
    });
  }

  /** Deletes all sign-ins of a user who is being deleted. */
  forget(poolId: string, sub: string): void {
    for (const { key, value } of this.signIns.entries(`${poolId}/${sub}/`)) this.drop(key, value);
  }

  /** A restored state may contain expired sign-ins again. */
  capture(): () => void {
    return () => this.prunedAt.clear();
  }

  /** Deletes expired sign-ins of one user, during that user's own sign-in, at most once an hour. */
  private prune(user: UserRecord): void {
    const now = this.services.clock.now();
    if (now - (this.prunedAt.get(user.sub) ?? 0) < PRUNE_INTERVAL) return;
    if (this.prunedAt.size >= MOST_PRUNED) this.prunedAt.clear();
    this.prunedAt.set(user.sub, now);
    for (const { key, value } of this.signIns.entries(`${user.poolId}/${user.sub}/`)) {
      if (value.expiresAt <= now) this.drop(key, value);
    }
  }

  private drop(key: string, signIn: SignInRecord): void {
    for (const token of signIn.refreshTokens) this.tokens.delete(token);
    this.signIns.delete(key);
  }
}

function newToken(): string {
  return randomBytes(192).toString("base64url");
}

function tokenKey(poolId: string, refreshToken: string): string {
  return `${poolId}/${createHash("sha256").update(refreshToken).digest("base64url")}`;
}

function signInKey(poolId: string, sub: string, originJti: string): string {
  return `${poolId}/${sub}/${originJti}`;
}

import type { PoolSettings } from "./poolSettings";
import type { ClientSettings } from "./clientSettings";

/** A user pool as stored; times are milliseconds since the epoch. */
export interface PoolRecord {
  id: string;
  createdAt: number;
  modifiedAt: number;
  settings: PoolSettings;
  /** Hex. Keys the hashes of codes and the answers simulated for users that do not exist. */
  secret: string;
}

export interface ClientRecord {
  id: string;
  poolId: string;
  createdAt: number;
  modifiedAt: number;
  secret?: string;
  settings: ClientSettings;
}

/** What stands for a password: only this is ever stored. Both hex. */
export interface Verifier {
  salt: string;
  verifier: string;
}

export type UserStatus = "UNCONFIRMED" | "CONFIRMED" | "FORCE_CHANGE_PASSWORD" | "RESET_REQUIRED";

/** What a mailed code is for. */
export type CodePurpose = "signUp" | "reset" | "email";

export interface CodeRecord {
  hash: string;
  expiresAt: number;
}

export interface UserRecord {
  poolId: string;
  /** As shown and as hashed into the verifier; the sub in pools that sign in by e-mail. */
  username: string;
  sub: string;
  /** Without sub. */
  attributes: Record<string, string>;
  status: UserStatus;
  enabled: boolean;
  createdAt: number;
  modifiedAt: number;
  password?: Verifier;
  /** Earlier passwords, newest first, as far as the pool's history reaches. */
  passwordHistory?: Verifier[];
  temporaryPasswordExpiresAt?: number;
  groups: string[];
  codes: Partial<Record<CodePurpose, CodeRecord>>;
  /** An address that becomes the user's once its code is confirmed. */
  pendingEmail?: string;
  /** Tokens without origin_jti that were issued up to then are revoked. */
  signedOutAt?: number;
}

export interface GroupRecord {
  poolId: string;
  name: string;
  description?: string;
  /** Lower comes first; a group without one comes last. */
  precedence?: number;
  roleArn?: string;
}

/** One sign-in: what its access and refresh tokens have in common. Keyed by pool, sub and origin_jti. */
export interface SignInRecord {
  clientId: string;
  originJti: string;
  /** Seconds since the epoch, the claim auth_time. */
  authTime: number;
  /** When the last refresh token of this sign-in ends. */
  expiresAt: number;
  revoked?: true;
  /** Keys of its refresh tokens. */
  refreshTokens: string[];
}

/** Keyed by the SHA-256 of the token, which is not stored itself. */
export interface RefreshTokenRecord {
  poolId: string;
  clientId: string;
  sub: string;
  originJti: string;
  expiresAt: number;
  /** When rotation replaced it. */
  replacedAt?: number;
}

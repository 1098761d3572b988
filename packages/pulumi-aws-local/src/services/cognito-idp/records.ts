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
export type CodePurpose = "signUp" | "reset" | "email" | "signIn";

export interface CodeRecord {
  hash: string;
  expiresAt: number;
}

/** A second factor by the name that challenges and preferences have for it. */
export type MfaMethod = "SOFTWARE_TOKEN_MFA" | "EMAIL_OTP";

/** A verified authenticator app. */
export interface SoftwareTokenRecord {
  /** Base32. */
  secret: string;
  friendlyName?: string;
  /** The time step of the last code: no code is accepted twice. */
  lastStep: number;
}

/** A registered passkey. */
export interface PasskeyRecord {
  /** Base64url, as is the COSE public key. */
  id: string;
  publicKey: string;
  /** Of the last signature; a lower one would be of a copy. */
  counter: number;
  relyingPartyId: string;
  name: string;
  transports: string[];
  attachment?: "platform" | "cross-platform";
  createdAt: number;
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
  softwareToken?: SoftwareTokenRecord;
  /** The secret of an authenticator app that has not sent a code yet. */
  newSoftwareToken?: string;
  passkeys?: PasskeyRecord[];
  mfa?: { enabled: MfaMethod[]; preferred?: MfaMethod };
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
  /** Absent in folders that are older than the operations for groups. */
  createdAt?: number;
  modifiedAt?: number;
}

/** A confirmed device of a user. Keyed by pool, sub and key. */
export interface DeviceRecord {
  key: string;
  name?: string;
  /** Of the secret that only the device keeps. */
  verifier: Verifier;
  isRemembered: boolean;
  sourceIp: string;
  createdAt: number;
  modifiedAt: number;
  lastAuthenticatedAt: number;
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
  /** In pools that track devices. */
  deviceKey?: string;
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

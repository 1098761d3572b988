import type { PoolSettings } from "./poolSettings";
import type { ClientSettings } from "./clientSettings";

/** A user pool as stored; times are milliseconds since the epoch. */
export interface PoolRecord {
  id: string;
  createdAt: number;
  modifiedAt: number;
  settings: PoolSettings;
  /** Hex. Key for the hashes of codes and for simulated responses for users that do not exist. */
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

/** The stored form of a password. Both members are hex. */
export interface Verifier {
  salt: string;
  verifier: string;
}

export type UserStatus = "UNCONFIRMED" | "CONFIRMED" | "FORCE_CHANGE_PASSWORD" | "RESET_REQUIRED";

/** The purpose of a mailed code. */
export type CodePurpose = "signUp" | "reset" | "email" | "signIn";

export interface CodeRecord {
  hash: string;
  expiresAt: number;
}

/** A second factor, by its name in challenges and preferences. */
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
  /** Base64url, like the COSE public key. */
  id: string;
  publicKey: string;
  /** The counter of the last signature; a lower one indicates a copied authenticator. */
  counter: number;
  relyingPartyId: string;
  name: string;
  transports: string[];
  attachment?: "platform" | "cross-platform";
  createdAt: number;
}

export interface UserRecord {
  poolId: string;
  /** The name in responses, which the verifier also hashes; the sub in pools that sign in by e-mail. */
  username: string;
  sub: string;
  /** Without sub. */
  attributes: Record<string, string>;
  status: UserStatus;
  enabled: boolean;
  createdAt: number;
  modifiedAt: number;
  password?: Verifier;
  /** Earlier passwords, newest first, up to the length of the pool's history. */
  passwordHistory?: Verifier[];
  temporaryPasswordExpiresAt?: number;
  groups: string[];
  codes: Partial<Record<CodePurpose, CodeRecord>>;
  /** An address that replaces the user's address when its code is confirmed. */
  pendingEmail?: string;
  softwareToken?: SoftwareTokenRecord;
  /** The secret of an authenticator app that has not sent a code yet. */
  newSoftwareToken?: string;
  passkeys?: PasskeyRecord[];
  mfa?: { enabled: MfaMethod[]; preferred?: MfaMethod };
  /** Tokens without origin_jti that were issued before this time are revoked. */
  signedOutAt?: number;
}

export interface GroupRecord {
  poolId: string;
  name: string;
  description?: string;
  /** A lower number has precedence; a group without one comes last. */
  precedence?: number;
  roleArn?: string;
  /** Absent in data folders from before the group operations. */
  createdAt?: number;
  modifiedAt?: number;
}

/** A confirmed device of a user. Keyed by pool, sub and key. */
export interface DeviceRecord {
  key: string;
  name?: string;
  /** Verifier of the secret that only the device knows. */
  verifier: Verifier;
  isRemembered: boolean;
  sourceIp: string;
  createdAt: number;
  modifiedAt: number;
  lastAuthenticatedAt: number;
}

/** One sign-in: the common data of its access and refresh tokens. Keyed by pool, sub and origin_jti. */
export interface SignInRecord {
  clientId: string;
  originJti: string;
  /** The claim auth_time, in seconds since the epoch. */
  authTime: number;
  /** Expiry of the sign-in's last refresh token. */
  expiresAt: number;
  revoked?: true;
  /** Keys of its refresh tokens. */
  refreshTokens: string[];
  /** Set in pools that track devices. */
  deviceKey?: string;
}

/** Keyed by the SHA-256 of the token, which itself is not stored. */
export interface RefreshTokenRecord {
  poolId: string;
  clientId: string;
  sub: string;
  originJti: string;
  expiresAt: number;
  /** Time at which rotation replaced it. */
  replacedAt?: number;
}

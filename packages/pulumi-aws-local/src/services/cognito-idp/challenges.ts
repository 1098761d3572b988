import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../core/clock";
import type { InMemoryState } from "../../core/inMemoryState";
import { NotAuthorizedError } from "./errors";
import type { FirstFactor } from "./factorSettings";
import type { CodeRecord } from "./records";
import type { ServerSession } from "./srp/serverSession";

/** The supported challenges. */
export type ChallengeName =
  | "DEVICE_PASSWORD_VERIFIER"
  | "DEVICE_SRP_AUTH"
  | "EMAIL_OTP"
  | "MFA_SETUP"
  | "NEW_PASSWORD_REQUIRED"
  | "PASSWORD"
  | "PASSWORD_SRP"
  | "PASSWORD_VERIFIER"
  | "SELECT_CHALLENGE"
  | "SELECT_MFA_TYPE"
  | "SIGN_UP"
  | "SOFTWARE_TOKEN_MFA"
  | "WEB_AUTHN"
  | "WEB_AUTHN_REGISTRATION";

/** The state of a sign-in, which each challenge passes on to the next. */
export interface SignInProgress {
  clientId: string;
  /** The name under which attempts are counted. */
  attemptName: string;
  /** Undefined for a user who does not exist; the challenges are then simulated. */
  sub?: string;
  /** The user name that SRP hashes. */
  srpUsername: string;
  /** The device key that the client sent. */
  deviceKey?: string;
  deviceProven?: true;
  /** Undefined until it is proven. */
  firstFactor?: FirstFactor;
  /** A proven second factor, or the proof that replaces it. */
  secondFactor?: "MFA" | "DEVICE" | "PASSKEY";
}

/** A sign-in that waits for the client's next response. */
export interface Challenge extends SignInProgress {
  name: ChallengeName;
  srp?: ServerSession;
  /** The mailed code of EMAIL_OTP. */
  code?: CodeRecord;
  /** The choices of SELECT_MFA_TYPE, MFA_SETUP or SELECT_CHALLENGE. */
  choices?: string[];
  /** MFA_SETUP: the secret of the authenticator app that is being set up. */
  totpSecret?: string;
  /** MFA_SETUP: the app has sent a correct code. */
  isSetUp?: true;
  /** WEB_AUTHN: the challenge that a passkey signs, in base64url. */
  passkeyChallenge?: string;
  expiresAt: number;
}

const MOST_CHALLENGES = 10_000;
/** Marks a handle that was already used. */
const USED = Symbol("used");

/**
 * Open challenges by their opaque handle (the session, or SRP's secret block). Each can be used once. They are kept in
 * memory for their lifetime of minutes: after a restart a client has to sign in from the start.
 */
export class Challenges implements InMemoryState {
  private readonly open = new Map<string, Challenge | typeof USED>();

  constructor(private readonly clock: Clock) {}

  /** Opens a challenge and returns its handle. */
  add(
    challenge: Omit<Challenge, "expiresAt">,
    lifetimeSeconds: number,
    handle = randomBytes(128),
  ): Buffer {
    if (this.open.size >= MOST_CHALLENGES) this.open.delete(this.open.keys().next().value!);
    this.open.set(digest(handle), {
      ...challenge,
      expiresAt: this.clock.now() + lifetimeSeconds * 1000,
    });
    return handle;
  }

  /**
   * @param clientId undefined in operations without a client id
   * @throws NotAuthorizedException if the handle is unknown, used, expired, or belongs to another challenge or client
   */
  get(handle: Buffer, name: ChallengeName, clientId: string | undefined): Challenge {
    const key = digest(handle);
    const challenge = this.open.get(key);
    if (challenge === USED) {
      throw new NotAuthorizedError("Invalid session for the user, session can only be used once.");
    }
    const isOther = clientId !== undefined && challenge?.clientId !== clientId;
    if (challenge === undefined || challenge.name !== name || isOther) {
      throw new NotAuthorizedError("Invalid session for the user.");
    }
    if (challenge.expiresAt <= this.clock.now()) {
      this.open.delete(key);
      throw new NotAuthorizedError("Invalid session for the user, session is expired.");
    }
    return challenge;
  }

  /** The challenge; undefined if it is unknown, used, expired or of another name. */
  peek(handle: Buffer, name: ChallengeName): Challenge | undefined {
    const challenge = this.open.get(digest(handle));
    if (challenge === undefined || challenge === USED || challenge.name !== name) return undefined;
    return challenge.expiresAt > this.clock.now() ? challenge : undefined;
  }

  /** Ends a challenge: its handle is invalid afterwards, whatever the result. */
  use(handle: Buffer): void {
    this.open.set(digest(handle), USED);
  }

  capture(): () => void {
    const open = [...this.open];
    return () => {
      this.open.clear();
      for (const [handle, challenge] of open) this.open.set(handle, challenge);
    };
  }
}

function digest(handle: Buffer): string {
  return createHash("sha256").update(handle).digest("base64");
}

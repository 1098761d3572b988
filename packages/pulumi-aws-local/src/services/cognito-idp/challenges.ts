import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../core/clock";
import type { InMemoryState } from "../../core/inMemoryState";
import { NotAuthorizedError } from "./errors";
import type { ServerSession } from "./srp/serverSession";

/** A sign-in that waits for the client's next answer. */
export interface Challenge {
  name: "PASSWORD_VERIFIER" | "NEW_PASSWORD_REQUIRED";
  clientId: string;
  /** The name that counts attempts. */
  attemptName: string;
  /** Undefined for a user who does not exist, whose challenge is simulated. */
  sub?: string;
  /** What SRP hashes as the user's name. */
  srpUsername: string;
  srp?: ServerSession;
  expiresAt: number;
}

const MOST_CHALLENGES = 10_000;
/** How long a used one is remembered as used. */
const USED = Symbol("used");

/**
 * Open challenges by their opaque handle (the session, or SRP's secret block). Each can be answered
 * once. Kept in memory for the minutes they live: after a restart a client starts its sign-in again.
 */
export class Challenges implements InMemoryState {
  private readonly open = new Map<string, Challenge | typeof USED>();

  constructor(private readonly clock: Clock) {}

  /** Opens a challenge and returns its handle. */
  add(challenge: Omit<Challenge, "expiresAt">, lifetimeSeconds: number): Buffer {
    const handle = randomBytes(128);
    if (this.open.size >= MOST_CHALLENGES) this.open.delete(this.open.keys().next().value!);
    this.open.set(digest(handle), {
      ...challenge,
      expiresAt: this.clock.now() + lifetimeSeconds * 1000,
    });
    return handle;
  }

  /** @throws NotAuthorizedException when it is unknown, used, expired or another client's. */
  get(handle: Buffer, name: Challenge["name"], clientId: string): Challenge {
    const key = digest(handle);
    const challenge = this.open.get(key);
    if (challenge === USED) {
      throw new NotAuthorizedError("Invalid session for the user, session can only be used once.");
    }
    if (challenge === undefined || challenge.name !== name || challenge.clientId !== clientId) {
      throw new NotAuthorizedError("Invalid session for the user.");
    }
    if (challenge.expiresAt <= this.clock.now()) {
      this.open.delete(key);
      throw new NotAuthorizedError("Invalid session for the user, session is expired.");
    }
    return challenge;
  }

  /** Ends a challenge: whatever comes of it, its handle is worth nothing any more. */
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

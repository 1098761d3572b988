import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../core/clock";
import type { AttemptLimits } from "./attemptLimits";
import { CodeMismatchError, ExpiredCodeError } from "./errors";
import type { CodePurpose, CodeRecord, PoolRecord, UserRecord } from "./records";

const HOUR = 60 * 60_000;

/**
 * Confirmation codes: six digits, stored as keyed hashes.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html (validity)
 */
export class Codes {
  constructor(
    private readonly clock: Clock,
    private readonly limits: AttemptLimits,
  ) {}

  /** Generates a code, which replaces an earlier one for the same purpose. */
  make(
    pool: PoolRecord,
    user: Pick<UserRecord, "sub">,
    purpose: CodePurpose,
    digits = 6,
  ): { code: string; record: CodeRecord } {
    const code = String(randomInt(10 ** digits)).padStart(digits, "0");
    const expiresAt = this.clock.now() + (purpose === "reset" ? 1 : 24) * HOUR;
    return { code, record: { hash: hash(pool, user, purpose, code).toString("hex"), expiresAt } };
  }

  /** @throws CodeMismatchException, ExpiredCodeException, LimitExceededException */
  check(pool: PoolRecord, user: UserRecord, purpose: CodePurpose, given: string): void {
    const attempts = `${pool.id}/${user.sub}`;
    this.limits.countAttempt(`check ${purpose}`, attempts);
    const record = user.codes[purpose];
    if (record === undefined || record.expiresAt <= this.clock.now()) throw new ExpiredCodeError();
    if (!this.matches(pool, user, purpose, record, given)) throw new CodeMismatchError();
    this.limits.resetAttempts(`check ${purpose}`, attempts);
  }

  matches(
    pool: PoolRecord,
    user: Pick<UserRecord, "sub">,
    purpose: CodePurpose,
    record: CodeRecord,
    given: string,
  ): boolean {
    return timingSafeEqual(Buffer.from(record.hash, "hex"), hash(pool, user, purpose, given));
  }
}

function hash(
  pool: PoolRecord,
  user: Pick<UserRecord, "sub">,
  purpose: CodePurpose,
  code: string,
): Buffer {
  return createHmac("sha256", Buffer.from(pool.secret, "hex"))
    .update(`${user.sub}/${purpose}/${code}`)
    .digest();
}

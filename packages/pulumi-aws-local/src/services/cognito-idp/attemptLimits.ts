import type { Clock } from "../../core/clock";
import type { InMemoryState } from "../../core/inMemoryState";
import { LimitExceededError, NotAuthorizedError } from "./errors";
import type { PoolRecord, UserRecord } from "./records";
import { canonicalName } from "./userStore";

interface Failures {
  count: number;
  lockedUntil: number;
  lastAttempt: number;
}

interface Window {
  count: number;
  /** Time of the last permitted attempt. */
  lastAt: number;
  endsAt: number;
}

const FREE_FAILURES = 5;
const LONGEST_LOCK = 15 * 60_000;
const WINDOW = 60 * 60_000;
/**
 * UNVERIFIED: AWS permits 5 to 20 attempts an hour, depending on the risk.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html
 */
const ATTEMPTS_PER_WINDOW = 5;
/** Maximum number of stored names, so that invented ones cannot fill the memory. */
const MOST_NAMES = 20_000;

/**
 * The key for counting attempts on a user. It is the same for all names and spellings of the user. An unknown name also
 * has a key, so that the count does not reveal which names exist.
 */
export function attemptName(
  pool: PoolRecord,
  name: string,
  user: Pick<UserRecord, "sub"> | undefined,
): string {
  return `${pool.id}/${user?.sub ?? canonicalName(pool, name)}`;
}

/**
 * Counts failed sign-ins and code attempts. Unknown users are counted like known ones, so that a lockout reveals
 * nothing. Kept in memory: only the operator can restart the stack.
 */
export class AttemptLimits implements InMemoryState {
  private readonly failures = new Map<string, Failures>();
  private readonly windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {}

  /**
   * Throws during a lockout. After five wrong passwords a lockout lasts one second, and twice as long after each
   * further one, up to 15 minutes. It is reset after 15 minutes without an attempt.
   * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
   * @throws NotAuthorizedException
   */
  checkLock(name: string): void {
    const now = this.clock.now();
    const failures = this.failures.get(name);
    if (failures === undefined) return;
    if (now - failures.lastAttempt >= LONGEST_LOCK) {
      this.failures.delete(name);
      return;
    }
    failures.lastAttempt = now;
    if (now < failures.lockedUntil) throw new NotAuthorizedError("Password attempts exceeded");
  }

  recordFailure(name: string): void {
    const now = this.clock.now();
    const count = (this.failures.get(name)?.count ?? 0) + 1;
    const lock =
      count < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (count - FREE_FAILURES), LONGEST_LOCK);
    makeRoom(this.failures);
    this.failures.set(name, { count, lockedUntil: now + lock, lastAttempt: now });
  }

  recordSuccess(name: string): void {
    this.failures.delete(name);
  }

  /**
   * Counts one attempt of an action that AWS permits a few times an hour.
   * @throws LimitExceededException after too many attempts
   */
  countAttempt(what: string, name: string): void {
    const now = this.clock.now();
    const key = `${what} ${name}`;
    const window = this.windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      makeRoom(this.windows);
      this.windows.set(key, { count: 1, lastAt: now, endsAt: now + WINDOW });
      return;
    }
    if (window.count >= ATTEMPTS_PER_WINDOW) throw new LimitExceededError();
    window.count += 1;
    window.lastAt = now;
  }

  /** Whether an attempt was permitted within the last hour. */
  hasAttempted(what: string, name: string): boolean {
    const lastAt = this.windows.get(`${what} ${name}`)?.lastAt;
    return lastAt !== undefined && lastAt + WINDOW > this.clock.now();
  }

  resetAttempts(what: string, name: string): void {
    this.windows.delete(`${what} ${name}`);
  }

  capture(): () => void {
    const [failures, windows] = [copyOf(this.failures), copyOf(this.windows)];
    return () => {
      fill(this.failures, failures);
      fill(this.windows, windows);
    };
  }
}

function copyOf<T extends object>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].map(([key, value]) => [key, { ...value }]));
}

function fill<T extends object>(map: Map<string, T>, from: ReadonlyMap<string, T>): void {
  map.clear();
  for (const [key, value] of copyOf(from)) map.set(key, value);
}

function makeRoom(map: Map<string, unknown>): void {
  if (map.size >= MOST_NAMES) map.delete(map.keys().next().value!);
}

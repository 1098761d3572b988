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
  /** When an attempt was last let through. */
  lastAt: number;
  endsAt: number;
}

const FREE_FAILURES = 5;
const LONGEST_LOCK = 15 * 60_000;
const WINDOW = 60 * 60_000;
/**
 * UNVERIFIED: AWS says 5 to 20 attempts an hour, by the risk it sees.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html
 */
const ATTEMPTS_PER_WINDOW = 5;
/** Names to remember, so that made-up ones cannot fill the memory. */
const MOST_NAMES = 20_000;

/**
 * The key under which attempts on a user are counted: the same for all names and spellings of the user, and for an
 * unknown name, so that the count does not reveal which names exist.
 */
export function attemptName(
  pool: PoolRecord,
  name: string,
  user: Pick<UserRecord, "sub"> | undefined,
): string {
  return `${pool.id}/${user?.sub ?? canonicalName(pool, name)}`;
}

/**
 * Counts failed sign-ins and code attempts. Unknown users count like known ones, so that a lock-out
 * reveals nothing. Kept in memory: only the operator can restart the stack.
 */
export class AttemptLimits implements InMemoryState {
  private readonly failures = new Map<string, Failures>();
  private readonly windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {}

  /**
   * Refuses while a lock-out lasts. After five wrong passwords it lasts a second, and twice as long
   * after each further one, up to 15 minutes; 15 minutes without an attempt end it all.
   * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
   * @throws NotAuthorizedException.
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
   * Counts one attempt at something that AWS allows a few times an hour.
   * @throws LimitExceededException when there were too many already.
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

  /** Whether an attempt was let through within the last hour. */
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

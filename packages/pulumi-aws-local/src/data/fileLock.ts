import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { removeAll, renameFile } from "../../loader/files.cjs";

/** Interval at which the holder of a lock touches it. */
const BEAT_MS = 1_000;
/** A lock that was not touched for this long belongs to a killed run. */
const STALE_MS = 5 * BEAT_MS;

/** A lock that other machines and containers also see if they share the folder. */
export interface FileLock {
  /** Resolves when another run has taken the lock because this process was suspended for too long. */
  lost: Promise<void>;
  release(): void;
}

export interface FileLockOptions {
  /** Identifies the environment of this process within which the socket lock is visible. */
  place?: string;
  staleMs?: number;
  beatMs?: number;
}

/**
 * Takes the lock file. Returns undefined if a run in another environment holds it. Call it only while holding the
 * folder's socket lock: that lock excludes every run in the same environment, so a lock file of this environment is
 * stale.
 */
export async function takeFileLock(
  file: string,
  { place = currentPlace(), staleMs = STALE_MS, beatMs = BEAT_MS }: FileLockOptions = {},
): Promise<FileLock | undefined> {
  const id = `${randomUUID()} ${place}\n`;
  const found = read(file);
  const isForeign = found !== undefined && found.split(" ").slice(1).join(" ").trim() !== place;
  if (isForeign && (await isTouched(file, staleMs))) return undefined;
  if (isForeign && read(file) !== found) return undefined; // another run was faster
  writeFileSync(`${file}.new`, id, { mode: 0o600 });
  renameFile(`${file}.new`, file);
  let lose = (): void => {};
  const lost = new Promise<void>((done) => (lose = done));
  const timer = setInterval(() => {
    const now = read(file, id);
    if (now === id) return touch(file);
    clearInterval(timer);
    lose();
  }, beatMs);
  timer.unref();
  return {
    lost,
    release() {
      clearInterval(timer);
      if (read(file) === id) removeAll(file);
    },
  };
}

/**
 * Abstract sockets of Linux belong to a network namespace; other local sockets belong to the machine.
 * https://man7.org/linux/man-pages/man7/network_namespaces.7.html
 */
function currentPlace(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/net")}`;
  } catch {
    return hostname();
  }
}

/** Waits until the file is touched (by any clock), or until `staleMs` has passed without a touch. */
async function isTouched(file: string, staleMs: number): Promise<boolean> {
  const before = timeOf(file);
  for (const deadline = Date.now() + staleMs; Date.now() < deadline; await sleep(50)) {
    if (timeOf(file) !== before) return timeOf(file) !== undefined;
  }
  return false;
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // The file was removed in between: the next check notices that.
  }
}

/**
 * The contents of a file; undefined if it does not exist.
 * @param whenUnreadable the result for an existing file that cannot be read, e.g. on Windows while another program uses it
 */
function read(file: string, whenUnreadable?: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : whenUnreadable;
  }
}

import { createHash } from "node:crypto";
import { closeSync, constants, openSync, realpathSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";

/** A lock on a folder that ends with its process, even a killed one, so no stale lock blocks the next start. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Name of the lock's file in the folder, on systems where it has one. */
export const LOCK_NAME = "lock";

/** For tests: the platform, and what opens the lock's file. */
export interface LockOptions {
  platform?: NodeJS.Platform;
  open?: (file: string, flags: number, mode: number) => number;
}

/**
 * Takes the lock of a folder. Undefined if a process of this machine already holds it.
 * @throws when the file system has no locks
 */
export async function lockFolder(
  folder: string,
  { platform = process.platform, open = openSync }: LockOptions = {},
): Promise<FolderLock | undefined> {
  const address = lockAddress(folder, platform);
  if (address !== undefined) return listen(address);
  const file = lockFile(folder, constants.O_CREAT, open);
  return file === undefined ? undefined : { release: async () => closeSync(file) };
}

/** Whether a process holds the lock of a folder now. */
export async function isLocked(
  folder: string,
  { platform = process.platform, open = openSync }: LockOptions = {},
): Promise<boolean> {
  const address = lockAddress(folder, platform);
  if (address !== undefined) return connects(address);
  try {
    const file = lockFile(folder, 0, open);
    if (file === undefined) return true;
    closeSync(file);
  } catch {
    // There is no such file.
  }
  return false;
}

/**
 * Where the holder of the lock listens: Linux and Windows have names for sockets and pipes that end with their process. Undefined on
 * other systems.
 */
function lockAddress(folder: string, platform: NodeJS.Platform): string | undefined {
  if (platform !== "linux" && platform !== "win32") return undefined;
  const digest = createHash("sha256").update(canonicalPath(folder)).digest("hex").slice(0, 16);
  const name = `pulumi-aws-local-${digest}`;
  return platform === "win32" ? `\\\\.\\pipe\\${name}` : `\0${name}`;
}

/** One path for each folder, also where the file system ignores case: that of the names as they are stored. */
function canonicalPath(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return realpathSync(folder); // Windows: a file system that does not know the names of its files
  }
}

/**
 * A flag of open(2) on macOS and the BSDs, which Node does not name: takes an exclusive lock, which the system ends with the file's
 * descriptor. UNVERIFIED: written from the manual, not run on macOS.
 * https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/open.2.html
 */
const O_EXLOCK = 0x20;

/** The descriptor of the lock's file; undefined when the lock is held. @param flags further flags of open(2) */
function lockFile(
  folder: string,
  flags: number,
  open: NonNullable<LockOptions["open"]>,
): number | undefined {
  try {
    const all = constants.O_RDWR | constants.O_NONBLOCK | O_EXLOCK | flags;
    return open(join(folder, LOCK_NAME), all, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return undefined;
    throw error;
  }
}

function listen(address: string): Promise<FolderLock | undefined> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", () => done(undefined));
    server.listen(address, () => {
      server.unref();
      done({ release: () => new Promise((released) => server.close(() => released())) });
    });
  });
}

function connects(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection(address);
    socket.once("connect", () => (socket.destroy(), done(true)));
    socket.once("error", () => done(false));
  });
}

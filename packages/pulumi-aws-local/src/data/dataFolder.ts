import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { VisibleError } from "../core/visibleError";
import { checkEntries } from "./checkEntries";
import { takeFileLock, type FileLock } from "./fileLock";
import { freeBytesOf, inUnits } from "./diskSpace";

/** The folder that holds all state of a local stack, while one run owns it. */
export interface DataFolder {
  path: string;
  databaseFile: string;
  stateDir: string;
  secretsFile: string;
  outputsFile: string;
  /** Resolves when the folder is gone, or another run has taken it because this process stood still for too long. */
  lost: Promise<VisibleError>;
  release(): Promise<void>;
}

/**
 * Creates the folder if needed and takes hold of it for this process.
 * @throws VisibleError when it can't be used, or another run uses it.
 */
export async function openDataFolder(directory: string, reset: boolean): Promise<DataFolder> {
  const path = resolve(directory);
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    readdirSync(path);
  } catch (error) {
    throw new VisibleError(
      `The data folder "${path}" can't be used: ${(error as Error).message}. Choose another with --data DIR.`,
    );
  }
  const lock = await lockFolder(path);
  let fileLock: FileLock;
  try {
    if (!reset) requireRoom(path);
    fileLock = await lockFile(path);
  } catch (error) {
    await close(lock);
    throw error;
  }
  const release = async (): Promise<void> => {
    fileLock.release();
    await close(lock);
  };
  try {
    if (reset) {
      emptyFolder(path);
      requireRoom(path);
    }
    checkEntries(path);
  } catch (error) {
    await release();
    throw error;
  }
  return {
    path,
    databaseFile: join(path, "dynamodb.sqlite"),
    stateDir: join(path, "state"),
    secretsFile: join(path, "secrets.json"),
    outputsFile: join(path, "outputs.json"),
    lost: fileLock.lost.then(() =>
      existsSync(join(path, LOCK_FILE)) ? inUse(path) : removed(path),
    ),
    release,
  };
}

/** Seen by runs in other containers and machines that share the folder, which the socket is not. */
async function lockFile(path: string): Promise<FileLock> {
  let lock: FileLock | undefined;
  try {
    lock = await takeFileLock(join(path, LOCK_FILE));
  } catch (error) {
    throw new VisibleError(
      `The data folder "${path}" can't be used: ${(error as Error).message}. Make room, or choose another with --data DIR.`,
    );
  }
  if (lock === undefined) throw inUse(path);
  return lock;
}

function inUse(path: string): VisibleError {
  return new VisibleError(
    `The data folder "${path}" is in use by another run. Stop that one, or choose another folder with --data DIR.`,
  );
}

function removed(path: string): VisibleError {
  return new VisibleError(
    `The data folder "${path}", or its lock, was removed while the stack ran: what was in it is lost unless you put it back.`,
  );
}

function close(lock: Server): Promise<void> {
  return new Promise((done) => lock.close(() => done()));
}

/** A fresh stack takes 4 MB, and each run as much again for the engine's journal. */
const NEEDED_BYTES = 8 * 1024 ** 2;

function requireRoom(path: string): void {
  const free = freeBytesOf(path);
  if (free >= NEEDED_BYTES) return;
  throw new VisibleError(
    `The data folder "${path}" can't be used: its disk is full (${inUnits(free)} left, ${inUnits(NEEDED_BYTES)} needed). Make room, or choose another with --data DIR.`,
  );
}

/** Node's own recursive mkdir never ends where nothing can be created, such as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

const LOCK_FILE = "run.lock";
/** The socket, on systems where it has a name in the folder, and the file. */
const LOCKS = new Set(["lock", LOCK_FILE]);

/** Deletes the data of this stack; does not change a folder that holds anything else. */
function emptyFolder(path: string): void {
  const ours =
    /^(dynamodb\.sqlite.*|state|databases|snapshots|secrets\.json(\.new)?|outputs\.json(\.new)?|client\.json|lock|run\.lock(\.new)?)$/;
  const foreign = readdirSync(path).filter((name) => !ours.test(name));
  if (foreign.length > 0) {
    throw new VisibleError(
      `--reset would empty "${path}", but it holds other files ("${foreign[0]}"). Choose another folder with --data DIR.`,
    );
  }
  for (const name of readdirSync(path)) {
    if (!LOCKS.has(name)) rmSync(join(path, name), { recursive: true, force: true });
  }
}

/**
 * Listens on a local socket that belongs to the folder: it vanishes with the process, however that
 * ends, so no stale lock ever blocks the next start.
 */
async function lockFolder(path: string): Promise<Server> {
  const address = lockAddress(path);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(address);
    if (server !== undefined) return server;
    if (await connects(address)) throw inUse(path);
    if (!address.startsWith("\0")) rmSync(address, { force: true }); // left behind by a run that was killed
  }
  throw inUse(path);
}

/** Whether a run holds the folder now. */
export function isInUse(path: string): Promise<boolean> {
  return connects(lockAddress(path));
}

function lockAddress(path: string): string {
  const real = realpathSync(path);
  const digest = createHash("sha256").update(real).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\pulumi-aws-local-${digest}`;
  // Linux has names that vanish with their process, so that nothing stale can ever lie around.
  if (process.platform === "linux") return `\0pulumi-aws-local-${digest}`;
  const inFolder = join(real, "lock");
  // Unix socket paths hold 104 bytes at most on some systems.
  return Buffer.byteLength(inFolder) < 100
    ? inFolder
    : join(tmpdir(), `pulumi-aws-local-${digest}.lock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", () => done(undefined));
    server.listen(address, () => {
      server.unref();
      done(server);
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

import { accessSync, constants, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { removeAll } from "../../loader/files.cjs";
import { VisibleError } from "../core/visibleError";
import { checkEntries, checkFolderPath } from "./checkEntries";
import { takeFileLock, type FileLock, type FileLockOptions } from "./fileLock";
import { freeBytesOf, inUnits } from "./diskSpace";
import { LOCK_NAME, lockFolder, type FolderLock } from "./folderLock";
import { unusableFolder, unwritableFolder } from "./unusableFolder";

/** The folder that stores all state of a local stack, while this process holds its lock. */
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
 * Creates the folder if needed and locks it for this process.
 * @throws VisibleError if it can't be used, or another run uses it
 */
export async function openDataFolder(
  directory: string,
  reset: boolean,
  lockOptions: FileLockOptions = {},
): Promise<DataFolder> {
  const path = resolve(directory);
  checkFolderPath(path);
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    readdirSync(path);
  } catch (error) {
    throw unusableFolder(path, (error as Error).message);
  }
  const lock = await takeFolderLock(path);
  let fileLock: FileLock;
  try {
    if (!reset) requireRoom(path);
    fileLock = await lockFile(path, lockOptions);
  } catch (error) {
    await lock.release();
    throw error;
  }
  const release = async (): Promise<void> => {
    fileLock.release();
    await lock.release();
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

/** Excludes every other run of this machine. */
async function takeFolderLock(path: string): Promise<FolderLock> {
  let lock: FolderLock | undefined;
  try {
    lock = await lockFolder(path);
  } catch (error) {
    throw unusableFolder(path, (error as Error).message);
  }
  if (lock === undefined) throw inUse(path);
  return lock;
}

/** Seen by runs in other containers and machines that share the folder, which the folder's own lock may not be. */
async function lockFile(path: string, options: FileLockOptions): Promise<FileLock> {
  let lock: FileLock | undefined;
  try {
    lock = await takeFileLock(join(path, LOCK_FILE), options);
  } catch (error) {
    throw unwritableFolder(path, (error as Error).message);
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

/** A fresh stack takes 4 MB, and each run as much again for the engine's journal. */
const NEEDED_BYTES = 8 * 1024 ** 2;

function requireRoom(path: string): void {
  const free = freeBytesOf(path);
  if (free >= NEEDED_BYTES) return;
  throw unwritableFolder(
    path,
    `its disk is full (${inUnits(free)} left, ${inUnits(NEEDED_BYTES)} needed)`,
  );
}

/** Node's own recursive mkdir loops endlessly where no folder can be created, such as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path)); // Windows: a drive that is not there
  mkdirSync(path, { mode: 0o700 });
}

const LOCK_FILE = "run.lock";
/** The folder's own lock, on systems where it is a file, and the file for other machines. */
const LOCKS = new Set([LOCK_NAME, LOCK_FILE]);

/** Deletes the data of this stack. A folder that contains anything else stays unchanged. */
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
    if (!LOCKS.has(name)) removeAll(join(path, name));
  }
}

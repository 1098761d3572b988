import { readFileSync, statSync } from "node:fs";

/** The files of one SQLite database of the engine. */
export interface DatabaseFiles {
  database: string;
  /** SQLite's write-ahead log: committed transactions that are not in the database yet. */
  log: string;
  /** SQLite's index of the log; its header contains the number of committed frames. */
  logIndex: string;
  /** Records whether the database is open, or how the engine left it; see runState.ts. */
  state: string;
  /** The engine's standard error since its start. */
  output: string;
}

export function databaseFiles(database: string): DatabaseFiles {
  return {
    database,
    log: `${database}-wal`,
    logIndex: `${database}-shm`,
    state: `${database}-state`,
    output: `${database}-output`,
  };
}

/** Windows opens no folder as a file: there the file system keeps the order of renames by itself. */
export const SYNCS_FOLDERS = process.platform !== "win32";

/** 0 for a file that does not exist. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The engine's standard error; empty if it has not run. */
export function readOutput({ output }: DatabaseFiles): string {
  try {
    return readFileSync(output, "utf8");
  } catch {
    return "";
  }
}

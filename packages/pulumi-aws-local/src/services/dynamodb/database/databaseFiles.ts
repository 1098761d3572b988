import { readFileSync, statSync } from "node:fs";

/** The files of one SQLite database of the engine. */
export interface DatabaseFiles {
  database: string;
  /** SQLite's write-ahead log: committed transactions that are not in the database yet. */
  log: string;
  /** SQLite's index of the log; its header says how much of the log is committed. */
  logIndex: string;
  /** Whether the database is open, or how the engine left it; see runState.ts. */
  state: string;
  /** What the engine has written to its standard error since it was started. */
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

/** What the engine has said; empty when it has not run. */
export function readOutput({ output }: DatabaseFiles): string {
  try {
    return readFileSync(output, "utf8");
  } catch {
    return "";
  }
}

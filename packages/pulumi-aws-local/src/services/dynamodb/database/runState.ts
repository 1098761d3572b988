import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { renameFile } from "../../../../loader/files.cjs";
import { sourceFile } from "../../../core/sourceFile";
import { SYNCS_FOLDERS, type DatabaseFiles } from "./databaseFiles";

const { recordClosed } = require(sourceFile("services/dynamodb/database/recordClosed.cjs")) as {
  recordClosed(state: string, database: string): void;
};

/** What is known of the last run of the engine on a database. */
export type RunState =
  /** Nothing: it is new, or of a version that kept no record. */
  | { kind: "unknown" }
  /** The engine was starting, and may not have written anything. `pid` is its guard's. */
  | { kind: "opening"; pid: number }
  /** The engine had a log with content. */
  | { kind: "open"; pid: number }
  /** The engine ended by itself and left no log. */
  | { kind: "closed"; isUnchanged: boolean };

export function readRunState({ state, database }: DatabaseFiles): RunState {
  const [, kind, number, time] =
    /^(opening|open|closed)\s+(\d+)(?:\s+(\d+))?\s*$/.exec(textOf(state)) ?? [];
  if (kind === "closed") {
    const now = statSync(database, { throwIfNoEntry: false });
    // Earlier versions recorded no time: a database of theirs is checked once.
    const isUnchanged = now?.size === Number(number) && Math.trunc(now.mtimeMs) === Number(time);
    return { kind, isUnchanged };
  }
  if (kind === "opening" || kind === "open") return { kind, pid: Number(number) };
  return { kind: "unknown" };
}

/** Is on disk when it returns. */
export function recordRun({ state }: DatabaseFiles, kind: "opening" | "open", pid: number): void {
  const file = openSync(`${state}.new`, "w", 0o600);
  writeSync(file, `${kind} ${pid}\n`);
  fsyncSync(file);
  closeSync(file);
  renameFile(`${state}.new`, state);
  syncFolder(dirname(state));
}

function syncFolder(path: string): void {
  if (!SYNCS_FOLDERS) return;
  const folder = openSync(path, "r");
  fsyncSync(folder);
  closeSync(folder);
}

/**
 * Records a clean stop, if it was one: SQLite deletes the log when it closes a database and has moved all of it there, and at
 * no other time. Where this process is gone by then, the engine's guard records it.
 */
export function recordEnd({ state, database, log }: DatabaseFiles, status: number | null): void {
  if (status !== 0 || existsSync(log)) return;
  try {
    recordClosed(state, database);
  } catch {
    // The folder was removed meanwhile.
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

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

/** The recorded state of the engine's last run on a database. */
export type RunState =
  /** No record: the database is new, or of a version that wrote none. */
  | { kind: "unknown" }
  /** The engine was starting, and may not have written anything. `pid` belongs to its guard. */
  | { kind: "opening"; pid: number }
  /** The engine had a non-empty log. */
  | { kind: "open"; pid: number }
  /** The engine ended cleanly and left no log. */
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

/** The record is on disk on return. */
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
 * Records a clean stop, if it was one: SQLite deletes the log only when it closes a database after moving all of the
 * log into it. If this process no longer exists then, the engine's guard writes the record.
 */
export function recordEnd({ state, database, log }: DatabaseFiles, status: number | null): void {
  if (status !== 0 || existsSync(log)) return;
  try {
    recordClosed(state, database);
  } catch {
    // The folder was deleted in between.
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

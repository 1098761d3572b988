import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { DatabaseFiles } from "./databaseFiles";

/** What is known of the last run of the engine on a database. */
export type RunState =
  /** Nothing: it is new, or of a version that kept no record. */
  | { kind: "unknown" }
  /** The engine was starting, and may not have written anything. `pid` is its shell's. */
  | { kind: "opening"; pid: number }
  /** The engine had a log with content. */
  | { kind: "open"; pid: number }
  /** The engine ended by itself and left no log. */
  | { kind: "closed"; isUnchanged: boolean };

export function readRunState({ state, database }: DatabaseFiles): RunState {
  const [, kind, number] = /^(opening|open|closed)\s+(\d+)\s*$/.exec(textOf(state)) ?? [];
  if (kind === "closed") {
    const [then, now] = [statSync(state), statSync(database, { throwIfNoEntry: false })];
    return { kind, isUnchanged: now?.size === Number(number) && now.mtimeMs <= then.mtimeMs };
  }
  if (kind === "opening" || kind === "open") return { kind, pid: Number(number) };
  return { kind: "unknown" };
}

/** Is on disk when it returns. A clean stop is recorded by the engine's shell, see spawnTied. */
export function recordRun({ state }: DatabaseFiles, kind: "opening" | "open", pid: number): void {
  const file = openSync(`${state}.new`, "w", 0o600);
  writeSync(file, `${kind} ${pid}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${state}.new`, state);
  const folder = openSync(dirname(state), "r");
  fsyncSync(folder);
  closeSync(folder);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

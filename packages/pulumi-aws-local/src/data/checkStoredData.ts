import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";
import { checkStateEntries } from "./checkEntries";
import type { DataFolder } from "./dataFolder";

/**
 * Checks that the files of an earlier run exist and are whole. LMDB maps its file into memory, so a damaged file would
 * end this process. If a file is missing, LMDB and SQLite silently create an empty one.
 * @throws VisibleError naming the file and what to do.
 */
export function checkStoredData(folder: DataFolder, usesOwnEngine: boolean): void {
  // This file is written at the end of a start. A run that was killed before that may not have written all files.
  const isComplete = existsSync(folder.outputsFile);
  // Another database may have replaced the first one. The state store has its name: see liveDatabase.ts.
  const isFirst = !existsSync(join(folder.path, "databases"));
  if (isComplete && usesOwnEngine && isFirst && sizeOf(folder.databaseFile) === 0)
    throw gone(folder.databaseFile);
  // The state store is made before the database, so a database without one is not what a killed run has left.
  const hasDatabase = usesOwnEngine && (sizeOf(folder.databaseFile) > 0 || !isFirst);
  if (!hasState(folder.stateDir) && (isComplete || hasDatabase))
    throw gone(stateFileIn(folder.stateDir));
}

/** Whether a folder holds a state store. @throws VisibleError when it is damaged. */
export function hasState(directory: string): boolean {
  checkStateEntries(directory);
  const file = stateFileIn(directory);
  if (sizeOf(file) === 0) return false;
  checkState(directory, file);
  return true;
}

function stateFileIn(directory: string): string {
  return join(directory, "data.mdb");
}

/** The error for a missing file that the other files depend on. */
export function gone(file: string): VisibleError {
  return new VisibleError(
    `"${file}" is missing or empty, but other data of earlier runs exists. Restore it, or start with --reset to begin with empty data.`,
  );
}

/** The error for a damaged file, wherever it is detected. */
export function damaged(file: string): VisibleError {
  return new VisibleError(
    `"${file}" is damaged. Restore a copy, or start with --reset to begin with empty data.`,
  );
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Possible offsets of LMDB's second meta page: the page size of the machine. */
const PAGE_SIZES = [4096, 8192, 16_384, 32_768, 65_536];
/** Part of each meta page of the LMDB in the package "lmdb" (its struct MDB_meta, after a page header of 24 bytes). */
const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;
const LAST_PAGE_AT = 144;
const TRANSACTION_AT = 152;

function checkState(directory: string, file: string): void {
  const head = Buffer.alloc(PAGE_SIZES.at(-1)! + 256);
  const descriptor = openSync(file, "r");
  const length = readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  const isMeta = (at: number): boolean =>
    length >= at + 256 && head.readUInt32LE(at + MAGIC_AT) === MAGIC;
  const pageSize = PAGE_SIZES.find(isMeta);
  if (!isMeta(0) || pageSize === undefined) throw damaged(file);
  const newest =
    head.readBigUInt64LE(TRANSACTION_AT) > head.readBigUInt64LE(pageSize + TRANSACTION_AT)
      ? 0
      : pageSize;
  const pages = head.readBigUInt64LE(newest + LAST_PAGE_AT) + 1n;
  // Unused pages may be missing at the end of the file, so a short file is only a reason for a full check.
  if (BigInt(sizeOf(file)) < pages * BigInt(pageSize) && !canBeRead(directory)) throw damaged(file);
}

/** Reads all entries in a separate process, because that may crash. */
function canBeRead(directory: string): boolean {
  const script = `
    const root = require("lmdb").open({ path: process.argv[1], maxDbs: 64, encoding: "binary", readOnly: true });
    for (const name of [...root.getKeys()])
      for (const _ of root.openDB({ name, encoding: "binary" }).getRange());`;
  const options = { cwd: __dirname, stdio: "ignore", timeout: 20_000 } as const;
  return spawnSync(process.execPath, ["-e", script, directory], options).status === 0;
}

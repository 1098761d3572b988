import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sizeOf } from "../services/dynamodb";
import type { StateStore } from "../core/stateStore";
import { gone } from "./checkStoredData";
import type { DataFolder } from "./dataFolder";

/**
 * The state store names the database that belongs to its records, so that one transaction exchanges both. Without a name,
 * it is the one that every data folder begins with.
 */
export const LIVE_DATABASE = "liveDatabase";

/** Databases that replaced the first one, each in a folder of its own. */
const DATABASES = "databases";

/** Copies of databases, of no use once the run that made them has ended. */
const SNAPSHOTS = "snapshots";

/** An engine that was killed may still be writing a file while its folder is deleted. */
const ALL = { recursive: true, force: true, maxRetries: 5 };

/** Path of the live database in the data folder. */
export function liveDatabaseIn(state: StateStore): string {
  return state.collection<string>(LIVE_DATABASE).get("path") ?? "dynamodb.sqlite";
}

export function setLiveDatabase(state: StateStore, path: string): void {
  state.collection<string>(LIVE_DATABASE).put("path", path);
}

/**
 * Finds the live database, and deletes what a run that was killed has left of others.
 * @throws VisibleError when it is missing
 */
export function openLiveDatabase(
  { path, databaseFile, outputsFile }: DataFolder,
  state: StateStore,
): string {
  const file = join(path, liveDatabaseIn(state));
  const isFirst = file === databaseFile;
  const isNeeded = !isFirst || existsSync(outputsFile) || hasResources(state);
  if (isNeeded && sizeOf(file) === 0) throw gone(file);
  rmSync(join(path, SNAPSHOTS), ALL);
  for (const name of namesIn(join(path, DATABASES))) {
    const folder = join(path, DATABASES, name);
    if (folder !== dirname(file)) rmSync(folder, ALL);
  }
  if (!isFirst) deleteDatabase(databaseFile);
  return file;
}

/** Whether anything was deployed: the engine had made its file before that. */
function hasResources(state: StateStore): boolean {
  return ["resources", "engine-resources"].some(
    (name) => state.collection(name).entries().length > 0,
  );
}

/** A place for another database; its folder is there. */
export function newDatabasePlace(folder: string): { file: string; path: string } {
  return newPlace(folder, DATABASES);
}

/** A place for a copy of the database; its folder is there. */
export function newSnapshotPlace(folder: string): { file: string; path: string } {
  return newPlace(folder, SNAPSHOTS);
}

function newPlace(folder: string, kind: string): { file: string; path: string } {
  const path = join(kind, randomUUID(), "dynamodb.sqlite");
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return { file, path };
}

/** Deletes a database with its folder, or, if that is the data folder, with its own files only. */
export function deleteDatabase(file: string): void {
  const folder = dirname(file);
  if ([DATABASES, SNAPSHOTS].includes(basename(dirname(folder)))) {
    return rmSync(folder, ALL);
  }
  for (const end of ["", "-wal", "-shm", "-state", "-state.new", "-output"]) {
    rmSync(file + end, { force: true });
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

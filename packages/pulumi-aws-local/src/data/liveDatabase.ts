import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sizeOf } from "../services/dynamodb";
import { removeAll } from "../../loader/files.cjs";
import type { StateStore } from "../core/stateStore";
import { gone } from "./checkStoredData";
import type { DataFolder } from "./dataFolder";

/**
 * The state store names the database that belongs to its entries, so that one transaction replaces both. Without a name
 * it is the first database of the data folder.
 */
export const LIVE_DATABASE = "liveDatabase";

/** Folder for databases that replaced the first one, each in its own folder. */
const DATABASES = "databases";

/** Folder for copies of databases, which are unused once their run has ended. */
const SNAPSHOTS = "snapshots";

/** Path of the live database in the data folder. */
export function liveDatabaseIn(state: StateStore): string {
  return state.collection<string>(LIVE_DATABASE).get("path") ?? "dynamodb.sqlite";
}

export function setLiveDatabase(state: StateStore, path: string): void {
  state.collection<string>(LIVE_DATABASE).put("path", path);
}

/**
 * Finds the live database, and deletes other databases that a killed run left behind.
 * @param isDeployed whether there are resources: the engine creates its file before the first one
 * @throws VisibleError if it is missing
 */
export function openLiveDatabase(
  { path, databaseFile, outputsFile }: DataFolder,
  state: StateStore,
  isDeployed: boolean,
): string {
  const file = join(path, liveDatabaseIn(state));
  const isFirst = file === databaseFile;
  const isNeeded = !isFirst || existsSync(outputsFile) || isDeployed;
  if (isNeeded && sizeOf(file) === 0) throw gone(file);
  removeAll(join(path, SNAPSHOTS));
  for (const name of namesIn(join(path, DATABASES))) {
    const folder = join(path, DATABASES, name);
    if (folder !== dirname(file)) removeAll(folder);
  }
  if (!isFirst) deleteDatabase(databaseFile);
  return file;
}

/** A place for another database; its folder is there. */
export function newDatabasePlace(folder: string): { file: string; path: string } {
  return newPlace(folder, DATABASES);
}

/** Creates a folder for a copy of the database. */
export function newSnapshotPlace(folder: string): { file: string; path: string } {
  return newPlace(folder, SNAPSHOTS);
}

function newPlace(folder: string, kind: string): { file: string; path: string } {
  const path = join(kind, randomUUID(), "dynamodb.sqlite");
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return { file, path };
}

/** Deletes a database with its folder. In the data folder itself, deletes only the database's files. */
export function deleteDatabase(file: string): void {
  const folder = dirname(file);
  if ([DATABASES, SNAPSHOTS].includes(basename(dirname(folder)))) {
    return removeAll(folder);
  }
  for (const end of ["", "-wal", "-shm", "-state", "-state.new", "-output"]) {
    removeAll(file + end);
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

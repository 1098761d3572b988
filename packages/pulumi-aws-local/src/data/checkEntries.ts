import { accessSync, constants, statSync, type Stats } from "node:fs";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";
import { unusableFolder } from "./unusableFolder";

/** Files that the data folder may contain. */
const FILES = [
  ...["", "-wal", "-shm", "-state", "-state.new", "-output"].map((end) => `dynamodb.sqlite${end}`),
  ...["secrets.json", "outputs.json"].flatMap((name) => [name, `${name}.new`]),
  "run.lock",
  "state/data.mdb",
  "state/lock.mdb",
];

/**
 * Checks that the path of the data folder is not that of a file, and does not lead through one. Nothing may be there.
 * @throws VisibleError naming the path
 */
export function checkFolderPath(path: string): void {
  let entry: Stats | undefined;
  try {
    entry = statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw unusableFolder(path, (error as Error).message);
  }
  if (entry?.isDirectory() === false) {
    throw unusableFolder(path, "it is a file; expected a folder");
  }
}

/**
 * Checks that each entry of the data folder has the expected type and is accessible. LMDB ends the process if one of
 * its files is a folder.
 * @throws VisibleError naming the first invalid entry
 */
export function checkEntries(folder: string): void {
  for (const name of ["state", "databases", "snapshots"]) checkEntry(join(folder, name), "folder");
  for (const name of FILES) checkEntry(join(folder, name), "file");
}

/** Checks only the files of a state store. */
export function checkStateEntries(directory: string): void {
  checkEntry(directory, "folder");
  for (const name of ["data.mdb", "lock.mdb"]) checkEntry(join(directory, name), "file");
}

function checkEntry(path: string, kind: "file" | "folder"): void {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return;
    if (kind === "file" ? !entry.isFile() : !entry.isDirectory()) {
      const found = entry.isDirectory() ? "a folder" : entry.isFile() ? "a file" : "neither";
      throw unusable(path, `it is ${found}; expected a ${kind}`);
    }
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw error instanceof VisibleError ? error : unusable(path, (error as Error).message);
  }
}

function unusable(path: string, why: string): VisibleError {
  return new VisibleError(
    `"${path}" can't be used: ${why}. Correct it, or start with --reset to begin with empty data.`,
  );
}

import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { projectPath } from "./projectPath";

/** Folders of a project that are not part of a running stack. */
const IGNORED = new Set(["node_modules"]);

/** Temporary files that editors write beside the saved file. */
const TEMPORARY = /^[.#]|~$|\.(swp|swx|tmp|bak)$|^\d+$/;

/** Files at the top level that are part of a program; reports, lock files and the settings of tools are not. */
const PROGRAM_FILE = /\.([cm]?[jt]s|graphql|ya?ml)$/;

/** Identifies one version of a file. */
type Version = string;

/** The folders and files of a project that a running stack uses, at one moment. */
export interface WatchedFiles {
  folders: string[];
  /** By path relative to the project, with "/". */
  files: Map<string, Version>;
}

/** @param ignored further folders (absolute), such as the data folder. */
export function readWatchedFiles(projectDir: string, ignored: readonly string[]): WatchedFiles {
  const found: WatchedFiles = { folders: [projectDir], files: new Map() };
  readFolder(projectDir, found, {
    projectDir,
    wants: (name, isFolder) =>
      !TEMPORARY.test(name) && (isFolder ? !IGNORED.has(name) : PROGRAM_FILE.test(name)),
    ignored,
  });
  return found;
}

interface Search {
  projectDir: string;
  wants(name: string, isFolder: boolean): boolean;
  ignored: readonly string[];
}

function readFolder(folder: string, found: WatchedFiles, search: Search): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (!search.wants(entry.name, isFolder)) continue;
    if (isFolder) {
      if (search.ignored.some((one) => relative(one, path) === "")) continue;
      found.folders.push(path);
      const wants = (name: string): boolean => !TEMPORARY.test(name) && name !== "node_modules";
      readFolder(path, found, { ...search, wants });
    } else {
      const version = versionOf(path);
      if (version !== undefined) found.files.set(projectPath(search.projectDir, path)!, version);
    }
  }
}

/** A folder may be deleted while it is read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function versionOf(path: string): Version | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/** Files that are new, deleted or changed, sorted. */
export function changedFiles(
  before: WatchedFiles["files"],
  after: WatchedFiles["files"],
): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}

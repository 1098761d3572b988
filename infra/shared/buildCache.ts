import { createHash } from "node:crypto";
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";

const project = join(__dirname, "..", "..");
const folder = join(project, "node_modules", ".cache", "jukebox");

export interface BuildInputs {
  /** Files and folders (absolute paths) that the build reads. */
  sources: readonly string[];
  /** Other inputs of the build, as JSON. */
  settings?: unknown;
}

/**
 * Results that are kept of each build: stacks with other settings, whose programs run in turn, do
 * not replace each other's.
 */
const KEPT = 16;

/**
 * Returns the result of a build from the cache, or else of `make`, and caches it for these inputs.
 * Results must be JSON. If the cache cannot be read or written, the build runs.
 */
export function cachedBuild<T>(name: string, inputs: BuildInputs, make: () => T): T {
  const key = hashOf(inputs);
  const file = join(folder, `${name}-${key.slice(0, 16)}.json`);
  const kept = read<T>(file);
  if (kept?.key === key) return kept.result;
  const result = make();
  write(file, { key, result });
  removeOldest(name, file);
  return result;
}

interface Kept<T> {
  key: string;
  result: T;
}

function read<T>(file: string): Kept<T> | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept<T>;
  } catch {
    return undefined;
  }
}

function write<T>(file: string, kept: Kept<T>): void {
  try {
    mkdirSync(folder, { recursive: true });
    // Renamed after writing, so that no reader gets a part of the file.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

/**
 * Removes the oldest results of a build if there are too many, but never `newest`. Another process
 * may remove the same files.
 */
function removeOldest(name: string, newest: string): void {
  try {
    const others = readdirSync(folder)
      .filter((file) => file.startsWith(`${name}-`) && file.endsWith(".json"))
      .map((file) => join(folder, file))
      .filter((path) => path !== newest);
    if (others.length < KEPT) return;
    const byAge = others
      .map((path) => ({ path, changed: statSync(path).mtimeMs }))
      .sort((one, other) => other.changed - one.changed);
    for (const { path } of byAge.slice(KEPT - 1)) rmSync(path, { force: true });
  } catch {
    return;
  }
}

function hashOf({ sources, settings }: BuildInputs): string {
  const hash = createHash("sha256").update(JSON.stringify(settings ?? null));
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      // Results do not depend on the folder of the project.
      hash.update(`\0${relative(project, path)}\0`).update(readFileSync(path));
    }
  };
  for (const source of sources) add(source);
  return hash.digest("hex");
}

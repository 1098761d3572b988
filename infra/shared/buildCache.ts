import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
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
 * Runs `make` if the inputs of this build have changed; otherwise returns the cached result.
 * Results must be JSON. If the cache cannot be read or written, the build runs.
 */
export function cachedBuild<T>(name: string, inputs: BuildInputs, make: () => T): T {
  const file = join(folder, `${name}.json`);
  const key = hashOf(inputs);
  const kept = read<T>(file);
  if (kept?.key === key) return kept.result;
  const result = make();
  write(file, { key, result });
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

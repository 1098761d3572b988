import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Returns the cached result in `file` if the sources (files and folders, absolute paths) have not changed; otherwise
 * calls `make` and writes its result, which must be JSON. A file that cannot be read or written only costs time.
 */
export function keepResult<T>(file: string, sources: readonly string[], make: () => T): T {
  const key = hashOf(sources);
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as { key: string; result: T };
    if (kept.key === key) return kept.result;
  } catch {
    // There is no cached result yet.
  }
  const result = make();
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Renamed into place, so that no reader gets a partial file.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ key, result }));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // The next start calls `make` again.
  }
  return result;
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(`\0${path}\0`).update(readFileSync(path));
    }
  };
  sources.forEach(add);
  return hash.digest("hex");
}

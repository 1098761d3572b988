import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "./bundle";

const folder = join(__dirname, "..", "node_modules", ".cache", "jukebox");

/**
 * Runs `make`, unless it ran before on the same contents of `sources` (files and folders, relative to web/).
 * A cache that cannot be read or written costs time and nothing else.
 */
export function cached(sources: string[], make: () => Bundle): Bundle {
  const key = hashOf(sources);
  const file = join(folder, "site.json");
  const kept = read(file, key);
  if (kept !== undefined) return kept;
  const made = make();
  write(file, key, made);
  return made;
}

interface Kept {
  key: string;
  files: { path: string; text: string }[];
  metafile: Bundle["metafile"];
}

function read(file: string, key: string): Bundle | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Kept;
    if (kept.key !== key) return undefined;
    const files = kept.files.map(({ path, text }) => ({ path, contents: Buffer.from(text) }));
    return { files, metafile: kept.metafile };
  } catch {
    return undefined;
  }
}

function write(file: string, key: string, { files, metafile }: Bundle): void {
  // Of the inputs only the outputs' imports are asked for again; they are most of its size.
  const kept: Kept = {
    key,
    files: files.map(({ path, contents }) => ({ path, text: contents.toString("utf8") })),
    metafile: { ...metafile, inputs: {} },
  };
  try {
    mkdirSync(folder, { recursive: true });
    // Renamed into place, so that nobody ever reads half of it.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

function hashOf(sources: string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const source of sources) add(join(__dirname, source));
  return hash.digest("hex");
}

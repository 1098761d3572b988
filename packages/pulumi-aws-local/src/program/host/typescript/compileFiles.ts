import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Compiled code by source file. */
export type CompiledFiles = Map<string, string>;

/**
 * Compiles TypeScript files together, without checking types; those that have not changed since the last time are read. A cache
 * that cannot be read or written costs time and nothing else.
 * @param cache folder that keeps what was compiled; each file's name is a digest of what it was compiled from
 * @throws esbuild's BuildFailure
 */
export function compileFiles(files: readonly string[], cache: string): CompiledFiles {
  const compiled: CompiledFiles = new Map();
  const settings = new Map<string, string>();
  const stale = new Map<string, string>();
  for (const file of files) {
    const source = readFileSync(file);
    const digest = createHash("sha256").update(source).update(`\0${file}\0`);
    const kept = join(cache, `${digest.update(settingsOf(file, settings)).digest("hex")}.js`);
    try {
      compiled.set(file, readFileSync(kept, "utf8"));
    } catch {
      stale.set(file, kept);
    }
  }
  if (stale.size === 0) return compiled;
  for (const [file, code] of runEsbuild([...stale.keys()])) {
    compiled.set(file, code);
    keep(stale.get(file)!, code);
  }
  return compiled;
}

/** The nearest tsconfig.json says how TypeScript means its classes and decorators. */
function settingsOf(file: string, known: Map<string, string>): string {
  const folder = dirname(file);
  const found = known.get(folder);
  if (found !== undefined) return found;
  const candidate = join(folder, "tsconfig.json");
  const isTop = dirname(folder) === folder;
  const settings = existsSync(candidate)
    ? readFileSync(candidate, "utf8")
    : isTop
      ? ""
      : settingsOf(folder, known);
  known.set(folder, settings);
  return settings;
}

function runEsbuild(files: string[]): [string, string][] {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  // Names of results do not follow from those of the sources where extensions differ.
  const entryPoints = files.map((file, index) => ({ in: file, out: String(index) }));
  const { outputFiles } = buildSync({
    entryPoints,
    outdir: "/",
    write: false,
    bundle: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ path, text }) => [
    files[parseInt(/(\d+)\.js$/.exec(path)![1]!)]!,
    text,
  ]);
}

/** Other processes may look for the file at the same time: it is complete from the moment it is there. */
function keep(file: string, code: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

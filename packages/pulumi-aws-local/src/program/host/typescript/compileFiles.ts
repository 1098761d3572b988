import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Compiled code by source file. */
export type CompiledFiles = Map<string, string>;

/**
 * Compiles TypeScript files together, without checking types; those that have not changed since the last time are read. A cache
 * that cannot be read or written costs time and nothing else.
 * @param folder working directory of the program, whose tsconfig.json counts for all files, as in Pulumi's host
 * @param cache folder that keeps what was compiled; each file's name is a digest of what it was compiled from
 * @throws esbuild's BuildFailure
 */
export function compileFiles(
  files: readonly string[],
  folder: string,
  cache: string,
): CompiledFiles {
  const compiled: CompiledFiles = new Map();
  const tsconfig = join(folder, "tsconfig.json");
  const settings = existsSync(tsconfig) ? { tsconfig } : { tsconfigRaw: DEFAULTS };
  const settingsText = existsSync(tsconfig) ? readFileSync(tsconfig, "utf8") : DEFAULTS;
  const stale = new Map<string, string>();
  for (const file of files) {
    const source = readFileSync(file);
    const digest = createHash("sha256").update(source).update(`\0${file}\0`);
    const kept = join(cache, `${digest.update(settingsText).digest("hex")}.js`);
    try {
      compiled.set(file, readFileSync(kept, "utf8"));
    } catch {
      stale.set(file, kept);
    }
  }
  if (stale.size === 0) return compiled;
  for (const [file, code] of runEsbuild([...stale.keys()], settings)) {
    compiled.set(file, code);
    keep(stale.get(file)!, code);
  }
  return compiled;
}

/** Starts esbuild's process, which then waits for files. */
export function startCompiler(): void {
  (require("esbuild") as typeof import("esbuild")).transformSync("");
}

/**
 * What counts without a tsconfig.json: cmd/run/run.ts in @pulumi/pulumi. The target says how class fields are defined.
 * UNVERIFIED: esbuild takes the newest target for a tsconfig.json that names none, Pulumi this one.
 */
const DEFAULTS = '{ "compilerOptions": { "target": "ES2020" } }';

function runEsbuild(
  files: string[],
  settings: { tsconfig: string } | { tsconfigRaw: string },
): [string, string][] {
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
    ...settings,
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

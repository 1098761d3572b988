import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Compiled code by source file. */
export type CompiledFiles = Map<string, string>;

/**
 * Compiles the TypeScript files of a program, without type checks, and keeps the results in a cache. A cache that cannot
 * be read or written only costs time.
 */
export class FileCompiler {
  readonly #settings: Settings;
  readonly #settingsText: string;

  /**
   * @param folder working directory of the program, whose tsconfig.json applies to all files, as in Pulumi's host
   * @param cache folder of the compiled files, each named after a digest of its inputs
   */
  constructor(
    folder: string,
    private readonly cache: string,
  ) {
    const tsconfig = join(folder, "tsconfig.json");
    const isGiven = existsSync(tsconfig);
    this.#settings = isGiven ? { tsconfig } : { tsconfigRaw: DEFAULTS };
    const text = isGiven ? readFileSync(tsconfig, "utf8") : DEFAULTS;
    // The result does not depend on the folder, unless the settings refer to another file.
    const place = text.includes('"extends"') ? folder : "";
    this.#settingsText = `${place}\0${text}`;
  }

  /** The code of a file that has not changed since it was compiled. */
  kept(file: string): string | undefined {
    return read(this.#placeOf(file));
  }

  /**
   * Compiles files together, which is faster than one by one; unchanged files are read from the cache.
   * @throws esbuild's BuildFailure
   */
  compile(files: readonly string[]): CompiledFiles {
    const compiled: CompiledFiles = new Map();
    const stale = new Map<string, string>();
    for (const file of files) {
      const place = this.#placeOf(file);
      const code = read(place);
      if (code === undefined) stale.set(file, place);
      else compiled.set(file, code);
    }
    if (stale.size === 0) return compiled;
    for (const [file, code] of runEsbuild([...stale.keys()], this.#settings)) {
      compiled.set(file, code);
      keep(stale.get(file)!, code);
    }
    return compiled;
  }

  #placeOf(file: string): string {
    const digest = createHash("sha256").update(readFileSync(file));
    digest.update(`\0${basename(file)}\0${this.#settingsText}`);
    return join(this.cache, `${digest.digest("hex")}.js`);
  }
}

/** Starts esbuild's process, which waits for files. */
export function startCompiler(): void {
  (require("esbuild") as typeof import("esbuild")).transformSync("");
}

/**
 * The settings without a tsconfig.json: cmd/run/run.ts in @pulumi/pulumi. The target determines how class fields are
 * defined.
 * UNVERIFIED: esbuild uses the newest target for a tsconfig.json without one, Pulumi this one.
 */
const DEFAULTS = '{ "compilerOptions": { "target": "ES2020" } }';

type Settings = { tsconfig: string } | { tsconfigRaw: string };

function runEsbuild(files: string[], settings: Settings): [string, string][] {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  // Output names are set explicitly: they do not follow from the sources if extensions differ.
  const entryPoints = files.map((file, index) => ({ in: file, out: String(index) }));
  const { outputFiles } = buildSync({
    entryPoints,
    outdir: "/",
    write: false,
    bundle: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "external",
    sourcesContent: false,
    logLevel: "silent",
    ...settings,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return files.map((file, index) => {
    const map = { ...JSON.parse(texts.get(`${index}.js.map`)!), sources: [basename(file)] };
    return [file, `${texts.get(`${index}.js`)!}${inlined(map)}`];
  });
}

/** The source map names the file relative to its own folder: it stays correct when the project is moved. */
function inlined(map: object): string {
  const encoded = Buffer.from(JSON.stringify(map)).toString("base64");
  return `//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
}

function read(place: string): string | undefined {
  try {
    return readFileSync(place, "utf8");
  } catch {
    return undefined;
  }
}

/** Other processes may read the file at the same time: it appears only when it is complete. */
function keep(file: string, code: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

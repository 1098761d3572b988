import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions, Metafile } from "esbuild";
import { sitePath } from "./sitePath";

/** Scripts and styles, minified, with hashed names. */
export interface Bundle {
  files: { path: string; contents: Buffer }[];
  /** The imports of each file; paths begin with "out/". */
  metafile: Metafile;
}

/** Returns the result of an earlier `make` with this name and the same inputs, or calls it. */
export type BuildCache = <T>(
  name: string,
  /** Sources are absolute paths; settings are JSON. */
  inputs: { sources: readonly string[]; settings?: unknown },
  make: () => T,
) => T;

/**
 * Bundles web/src and web/styles, unless `cached` has the result for the same sources. Libraries
 * have files of their own: they are most of the code, change rarely, and take five times as long to
 * bundle as the rest.
 */
export function bundle(cached: BuildCache): Bundle {
  const libraries = cached("libraries", { sources: [...LIBRARIES, ...ALL].map(absolute) }, () =>
    runEsbuild(libraryModules(), libraryOptions),
  );
  const alias = urlsOf(libraries);
  const scripts = cached(
    "scripts",
    { sources: [...SCRIPTS, ...ALL].map(absolute), settings: alias },
    () => withoutCopies(libraries, runEsbuild(["src/main.ts"], { ...scriptOptions, alias })),
  );
  const styles = cached("styles", { sources: ["styles", ...ALL].map(absolute) }, () =>
    runEsbuild(["styles/main.css"], {}),
  );
  const parts = [libraries, scripts, styles];
  return {
    files: parts.flatMap(({ files }) =>
      files.map(({ path, text }) => ({ path, contents: Buffer.from(text) })),
    ),
    metafile: {
      inputs: {},
      outputs: Object.assign({}, ...parts.map(({ metafile }) => metafile.outputs)),
    },
  };
}

/** Sources of the libraries. */
const LIBRARIES = ["src/libraries", "src/platform", "tsconfig.json"];

/** Sources of the scripts. */
const SCRIPTS = [
  "src",
  "tsconfig.json",
  "../resolvers/lib/cartLimits.ts",
  "../resolvers/lib/patterns.ts",
];

/** Further sources of all bundles. */
const ALL = ["bundle.ts", "sitePath.ts", "../package-lock.json"];

function absolute(name: string): string {
  return join(__dirname, name);
}

interface BundledText {
  files: { path: string; text: string }[];
  metafile: Metafile;
}

/**
 * esbuild puts the modules that the same entry points import into one chunk. The modules that every
 * page loads are injected into all entry points, so they become one chunk. Otherwise they would be
 * twenty chunks, shared by some pages each.
 */
const moduleOptions: BuildOptions = {
  splitting: true,
  format: "esm",
  resolveExtensions: [".ts", ".mjs", ".js"],
  tsconfig: "tsconfig.json",
};

const libraryOptions: BuildOptions = {
  ...moduleOptions,
  inject: ["src/platform/globals.ts", "src/libraries/everyPage.ts"],
  // aws-amplify accesses the storages as properties of window.
  define: { "window.localStorage": "localStorage", "window.sessionStorage": "sessionStorage" },
};

const scriptOptions: BuildOptions = {
  ...moduleOptions,
  inject: ["src/platform/injected.ts", "src/main.ts", "src/live/changes.ts"],
};

function libraryModules(): string[] {
  return readdirSync(absolute("src/libraries")).map((name) => `src/libraries/${name}`);
}

/** URL of each library, by the name that the scripts import. */
function urlsOf({ metafile }: BundledText): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const [, name] = /^src\/(libraries\/.+)\.ts$/.exec(entryPoint ?? "") ?? [];
    if (name !== undefined) urls[name] = path.replace(/^out/, "");
  }
  return urls;
}

/** @throws Error that names a module that pages would load twice, each copy with its own state */
function withoutCopies(libraries: BundledText, scripts: BundledText): BundledText {
  const known = new Set(modulesOf(libraries));
  const copy = modulesOf(scripts).find((path) => known.has(path));
  if (copy === undefined) return scripts;
  throw new Error(
    `web/src imports "${copy}", which is part of the site's libraries: export what it needs in web/src/libraries and import that as "libraries/…".`,
  );
}

function modulesOf({ metafile }: BundledText): string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}

function runEsbuild(entryPoints: string[], options: BuildOptions): BundledText {
  // Loaded on demand: with a warm cache nothing needs esbuild, and starting it takes longer than
  // the rest.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles = [], metafile } = buildSync({
    ...options,
    absWorkingDir: __dirname,
    entryPoints,
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    outdir: "out",
    outbase: ".",
    bundle: true,
    target: ["es2022", "safari16"],
    // Images that styles refer to, and libraries, are separate files of the site.
    external: ["/*.svg", "/assets/*"],
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "silent", // errors are thrown
  });
  const files = outputFiles.map(({ path, text }) => ({
    path: sitePath(absolute("out"), path),
    text,
  }));
  // Only the outputs of the metafile are used; its inputs are most of its size.
  return { files, metafile: { inputs: {}, outputs: metafile?.outputs ?? {} } };
}

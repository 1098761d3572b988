import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions, Metafile } from "esbuild";
import { sitePath } from "./sitePath";

/** Scripts and styles, minified, with hashed names. */
export interface Bundle {
  files: { path: string; contents: Buffer }[];
  /** Which file imports which; paths begin with "out/". */
  metafile: Metafile;
}

/** Returns the result of an earlier `make` of this name whose inputs were the same, else calls it. */
export type BuildCache = <T>(
  name: string,
  /** Sources are absolute paths; settings are JSON. */
  inputs: { sources: readonly string[]; settings?: unknown },
  make: () => T,
) => T;

/**
 * Bundles web/src and web/styles, each unless `cached` has the result for the same sources. Libraries get files of their own: they are
 * most of the code and change rarely, and bundling them takes five times as long as the rest.
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

/** What libraries are made of. */
const LIBRARIES = ["src/libraries", "src/platform", "tsconfig.json"];

/** What scripts are made of. */
const SCRIPTS = ["src", "tsconfig.json", "../resolvers/lib/cartLimits.ts"];

/** What all bundles depend on besides. */
const ALL = ["bundle.ts", "sitePath.ts", "../package-lock.json"];

function absolute(name: string): string {
  return join(__dirname, name);
}

interface BundledText {
  files: { path: string; text: string }[];
  metafile: Metafile;
}

/**
 * esbuild makes one chunk of the modules that the same entry points import. What every page loads is injected into all of them: it
 * becomes one chunk, where it would be twenty, each imported by other pages besides.
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
  // aws-amplify names the storages as properties of window.
  define: { "window.localStorage": "localStorage", "window.sessionStorage": "sessionStorage" },
};

const scriptOptions: BuildOptions = {
  ...moduleOptions,
  inject: ["src/platform/injected.ts", "src/main.ts", "src/live/changes.ts"],
};

function libraryModules(): string[] {
  return readdirSync(absolute("src/libraries")).map((name) => `src/libraries/${name}`);
}

/** Where the browser finds each library, by the name that the scripts import. */
function urlsOf({ metafile }: BundledText): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const [, name] = /^src\/(libraries\/.+)\.ts$/.exec(entryPoint ?? "") ?? [];
    if (name !== undefined) urls[name] = path.replace(/^out/, "");
  }
  return urls;
}

/** @throws Error naming a module that pages would load twice, each time with its own state */
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
  // Lazily: with a warm cache nothing needs it, and starting it costs more than all else here.
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
    // Pictures that styles name, and libraries, are files of the site as they are.
    external: ["/*.svg", "/assets/*"],
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "silent", // what is wrong is thrown
  });
  const files = outputFiles.map(({ path, text }) => ({
    path: sitePath(absolute("out"), path),
    text,
  }));
  // Of the metafile only the outputs are asked for; its inputs are most of its size.
  return { files, metafile: { inputs: {}, outputs: metafile?.outputs ?? {} } };
}

import { join, relative } from "node:path";
import type { Metafile } from "esbuild";

/** Scripts and styles, minified, with hashed names. */
export interface Bundle {
  files: { path: string; contents: Buffer }[];
  /** Which file imports which; paths begin with "out/". */
  metafile: Metafile;
}

/** Returns the result of an earlier `make` of this name whose sources (absolute paths) were the same, else calls it. */
export type BuildCache = <T>(
  name: string,
  inputs: { sources: readonly string[] },
  make: () => T,
) => T;

/** Bundles web/src and web/styles, unless `cached` has the result for the same sources. */
export function bundle(cached: BuildCache): Bundle {
  const names = [
    "src",
    "styles",
    "tsconfig.json",
    "bundle.ts",
    "../package-lock.json",
    "../resolvers/lib/cartLimits.ts",
  ];
  const sources = names.map((name) => join(__dirname, name));
  const { files, metafile } = cached("site", { sources }, runEsbuild);
  return {
    files: files.map(({ path, text }) => ({ path, contents: Buffer.from(text) })),
    metafile,
  };
}

interface BundledText {
  files: { path: string; text: string }[];
  metafile: Metafile;
}

function runEsbuild(): BundledText {
  // Lazily: with a warm cache nothing needs it, and starting it costs more than all else here.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: __dirname,
    entryPoints: ["src/main.ts", "styles/main.css"],
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    outdir: "out",
    bundle: true,
    // In libraries too; aws-amplify names the storages as properties of window.
    inject: ["src/platform/globals.ts"],
    define: { "window.localStorage": "localStorage", "window.sessionStorage": "sessionStorage" },
    splitting: true,
    format: "esm",
    target: ["es2022", "safari16"],
    // Pictures that styles name are files of the site as they are.
    external: ["/*.svg"],
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "silent", // what is wrong is thrown
    resolveExtensions: [".ts", ".mjs", ".js"],
    tsconfig: "tsconfig.json",
  });
  const files = outputFiles.map(({ path, text }) => ({
    path: relative(`${__dirname}/out`, path),
    text,
  }));
  // Of the metafile only the outputs' imports are asked for; its inputs are most of its size.
  return { files, metafile: { ...metafile, inputs: {} } };
}

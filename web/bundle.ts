import { join, relative } from "node:path";
import type { BuildOptions, Metafile } from "esbuild";

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

/** Bundles web/src and web/styles, each unless `cached` has the result for the same sources. */
export function bundle(cached: BuildCache): Bundle {
  const scripts = cached("scripts", { sources: [...SCRIPTS, ...BOTH].map(absolute) }, () =>
    runEsbuild("src/main.ts", scriptOptions),
  );
  const styles = cached("styles", { sources: ["styles", ...BOTH].map(absolute) }, () =>
    runEsbuild("styles/main.css", {}),
  );
  return {
    files: [...scripts.files, ...styles.files].map(({ path, text }) => ({
      path,
      contents: Buffer.from(text),
    })),
    metafile: {
      inputs: {},
      outputs: { ...scripts.metafile.outputs, ...styles.metafile.outputs },
    },
  };
}

/** What scripts are made of. */
const SCRIPTS = ["src", "tsconfig.json", "../resolvers/lib/cartLimits.ts"];

/** What both bundles depend on besides. */
const BOTH = ["bundle.ts", "../package-lock.json"];

function absolute(name: string): string {
  return join(__dirname, name);
}

interface BundledText {
  files: { path: string; text: string }[];
  metafile: Metafile;
}

const scriptOptions: BuildOptions = {
  // In libraries too; aws-amplify names the storages as properties of window.
  inject: ["src/platform/globals.ts"],
  define: { "window.localStorage": "localStorage", "window.sessionStorage": "sessionStorage" },
  splitting: true,
  format: "esm",
  resolveExtensions: [".ts", ".mjs", ".js"],
  tsconfig: "tsconfig.json",
};

function runEsbuild(entryPoint: string, options: BuildOptions): BundledText {
  // Lazily: with a warm cache nothing needs it, and starting it costs more than all else here.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles = [], metafile } = buildSync({
    ...options,
    absWorkingDir: __dirname,
    entryPoints: [entryPoint],
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    outdir: "out",
    outbase: ".",
    bundle: true,
    target: ["es2022", "safari16"],
    // Pictures that styles name are files of the site as they are.
    external: ["/*.svg"],
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "silent", // what is wrong is thrown
  });
  const files = outputFiles.map(({ path, text }) => ({
    path: relative(`${__dirname}/out`, path),
    text,
  }));
  // Of the metafile only the outputs' imports are asked for; its inputs are most of its size.
  return { files, metafile: { inputs: {}, outputs: metafile?.outputs ?? {} } };
}

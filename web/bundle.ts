import { relative } from "node:path";
import type { Metafile } from "esbuild";
import { cached } from "./bundleCache";

/** Scripts and styles, minified, with hashed names. */
export interface Bundle {
  files: { path: string; contents: Buffer }[];
  /** Which file imports which; paths begin with "out/". */
  metafile: Metafile;
}

/** Bundles web/src and web/styles; what has not changed since the last time is not bundled again. */
export function bundle(): Bundle {
  return cached(
    ["src", "styles", "tsconfig.json", "bundle.ts", "../package-lock.json"],
    runEsbuild,
  );
}

function runEsbuild(): Bundle {
  // Lazily: with a warm cache nothing needs it, and starting it costs more than all else here.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: __dirname,
    entryPoints: ["src/main.ts", "styles/main.css"],
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    outdir: "out",
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2022", "safari16"],
    // Pictures that styles name are files of the site as they are.
    external: ["/*.svg"],
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "warning",
    resolveExtensions: [".ts", ".mjs", ".js"],
    tsconfig: "tsconfig.json",
  });
  const files = outputFiles.map(({ path, contents }) => ({
    path: relative(`${__dirname}/out`, path),
    contents: Buffer.from(contents),
  }));
  return { files, metafile };
}

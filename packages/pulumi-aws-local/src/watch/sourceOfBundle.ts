import nodeModule from "node:module";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectPath } from "../core/projectPath";
import type { Place } from "./place";

/**
 * Maps a position in esbuild's bundle to the source. AppSync's code size leaves no space for a source map, so the last
 * file in the bundle, which is its entry, is bundled again with a source map. Values inserted later (esbuild's
 * `define`) move columns on their own lines, but no lines.
 * @returns the entry without a line if the project has changed meanwhile; undefined for code that is not such a bundle
 */
export async function sourceOfBundle(
  code: string,
  { line, column }: { line: number; column: number },
  projectDir: string,
): Promise<Place | undefined> {
  const named = [...code.matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(([, name]) => name!);
  const entry = named.at(-1);
  if (entry === undefined || !existsSync(join(projectDir, entry))) return undefined;
  const { build } = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: projectDir,
    entryPoints: [entry],
    outdir: "bundle", // used for the file names of the map; nothing is written
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    platform: "node",
    packages: "external",
    legalComments: "none",
    sourcemap: "external",
    sourcesContent: false,
    logLevel: "silent",
    tsconfigRaw: {},
  });
  const text = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const map = new nodeModule.SourceMap(JSON.parse(text(".map")));
  const isSame = text(".js").split("\n").length === code.split("\n").length;
  const found = (isSame ? map.findEntry(line - 1, column - 1) : {}) as Partial<Mapped>;
  if (found.originalSource === undefined) return { file: entry };
  const file = projectPath(projectDir, resolve(projectDir, "bundle", found.originalSource));
  return { file, line: found.originalLine! + 1, column: found.originalColumn! + 1 };
}

/** The result of node:module's SourceMap, which its types lack. */
interface Mapped {
  originalSource: string;
  originalLine: number;
  originalColumn: number;
}

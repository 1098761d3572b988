import { readdirSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { cachedBuild } from "../shared/buildCache";

/** Maximum number of characters in the code of a resolver or function of AppSync. */
export const codeLimit = 32_768;

const defaultFolder = resolve(__dirname, "../../resolvers");

/** The bundled code of resolvers and functions, by file name without ".ts". */
export interface ResolverCode {
  /** By "Type.field". */
  fields: Record<string, string>;
  /** By name of the function. */
  functions: Record<string, string>;
}

/**
 * Bundles every resolver and function with its helpers, as AppSync recommends
 * (docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html). `constants` maps names
 * to JavaScript expressions that replace STORE.<name>. Throws an Error that names the file if its
 * name is not "Type.field" or its code is too long.
 */
export function bundleResolvers(
  constants: Record<string, string>,
  folder: string = defaultFolder,
): ResolverCode {
  const fieldFiles = scriptsIn(folder);
  for (const file of fieldFiles) {
    if (!/^[A-Z]\w*\.[a-z]\w*\.ts$/.test(basename(file))) {
      throw new Error(`"${file}" must be named "Type.field.ts"; shared code belongs in lib/.`);
    }
  }
  const functionFiles = scriptsIn(join(folder, "functions"));
  const lockFile = resolve(__dirname, "../../package-lock.json"); // The lock file holds the version of esbuild.
  const inputs = { sources: [folder, __filename, lockFile], settings: constants };
  const code = cachedBuild("resolvers", inputs, () =>
    bundle([...fieldFiles, ...functionFiles], constants, folder),
  );
  return { fields: pick(code, fieldFiles), functions: pick(code, functionFiles) };
}

function scriptsIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  return files.map((entry) => join(folder, entry.name)).sort();
}

function bundle(
  files: string[],
  constants: Record<string, string>,
  folder: string,
): Record<string, string> {
  // Loaded on first use: reading the pipelines does not need esbuild.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const values = Object.entries(constants);
  const { outputFiles } = buildSync({
    absWorkingDir: resolve(__dirname, "../.."), // esbuild's messages name files relative to this folder
    logLevel: "silent", // errors are thrown
    entryPoints: files,
    outdir: folder,
    outbase: folder,
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    platform: "node",
    external: ["@aws-appsync/utils*"],
    legalComments: "none",
    define: Object.fromEntries(values.map(([key, value]) => [`STORE.${key}`, value])),
    tsconfigRaw: {},
  });
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => [sourceName(folder, path), checked(path, text)]),
  );
}

function sourceName(folder: string, path: string): string {
  return relative(folder, path).replace(/\.js$/, "");
}

function checked(path: string, text: string): string {
  if (text.length > codeLimit) {
    const name = basename(path, ".js");
    throw new Error(`Code of "${name}" has ${text.length} characters; AppSync takes ${codeLimit}.`);
  }
  const missing = /\bSTORE\.\w+/.exec(text);
  if (missing)
    throw new Error(`"${basename(path, ".js")}" uses ${missing[0]}, which has no value.`);
  return text;
}

function pick(code: Record<string, string>, files: string[]): Record<string, string> {
  return Object.fromEntries(
    files.map((file) => {
      const name = basename(file, ".ts");
      return [name, code[name] ?? code[join("functions", name)] ?? ""];
    }),
  );
}

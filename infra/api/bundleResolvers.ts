import { readdirSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { cachedBuild } from "../shared/buildCache";

/** AppSync takes at most this many characters of code for a resolver or function. */
export const codeLimit = 32_768;

const defaultFolder = resolve(__dirname, "../../resolvers");

/** The code of resolvers and functions, by the names of their files without ".ts". */
export interface ResolverCode {
  /** By "Type.field". */
  fields: Record<string, string>;
  /** By function name. */
  functions: Record<string, string>;
}

/**
 * Bundles every resolver and function with the helpers it uses, as AppSync's pages advise
 * (docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html). `constants`, in JavaScript, replace
 * STORE.<name>.
 * Throws an Error that names the file: for names that are no "Type.field", for code that is too long.
 */
export function bundleResolvers(
  constants: Record<string, string>,
  folder: string = defaultFolder,
): ResolverCode {
  const fieldFiles = scriptsIn(folder);
  for (const file of fieldFiles) {
    if (!/^[A-Z]\w*\.[a-z]\w*\.ts$/.test(basename(file))) {
      throw new Error(`"${file}" must be named "Type.field.ts": what is shared goes into lib/.`);
    }
  }
  const functionFiles = scriptsIn(join(folder, "functions"));
  const lockFile = resolve(__dirname, "../../package-lock.json"); // holds the version of esbuild
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
  // Loaded on first use: reading only the wiring does not need it.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const values = Object.entries(constants);
  const { outputFiles } = buildSync({
    absWorkingDir: resolve(__dirname, "../.."), // names of files in messages start there
    logLevel: "silent", // what is wrong is thrown
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

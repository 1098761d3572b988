import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { VisibleError } from "../../core/visibleError";
import { PROGRAM_EXTENSIONS } from "../programExtensions";

/**
 * Loads a program from its entry, a file or a folder, in every form that Pulumi documents: CommonJS and ES modules,
 * with named exports or an exported value, promise or function (also `async`).
 * Source: https://www.pulumi.com/docs/iac/languages-sdks/javascript/ and cmd/run/run.ts in @pulumi/pulumi
 * @returns what the program exports: its outputs
 */
export async function loadProgram(entry: string): Promise<any> {
  const { folder, manifest } = packageOf(entry);
  const file = entryFile(entry, folder, manifest);
  const isModule =
    /\.m[jt]s$/.test(file) || (manifest.type === "module" && !/\.c[jt]s$/.test(file));
  const exported = isModule ? await importModule(file) : requireModule(file);
  return typeof exported === "function" ? exported() : exported;
}

/** @throws VisibleError for a default export that Pulumi would treat as an output and not call */
function requireModule(file: string): any {
  const exported = createRequire(file)(file);
  if (exported?.__esModule === true && typeof exported.default === "function") {
    throw new VisibleError(
      `The program "${file}" has a function as its default export, which Pulumi calls in ES modules only: ` +
        'write "export =" in place of "export default", or set "type": "module" in package.json.',
    );
  }
  return exported;
}

async function importModule(file: string): Promise<unknown> {
  if (/\.m?ts$/.test(file)) (await import("tsx/esm/api")).register();
  const exported = (await import(pathToFileURL(file).href)) as object;
  if (!Object.hasOwn(exported, "default")) return { ...exported };
  if (Object.keys(exported).length > 1) {
    throw new VisibleError(
      `The program "${file}" has a default export and named exports: Pulumi takes one or the other.`,
    );
  }
  return (exported as { default: unknown }).default;
}

interface Manifest {
  type?: string;
  main?: string;
  exports?: unknown;
}

/** Finds the nearest package.json above the entry, as Pulumi does. */
function packageOf(entry: string): { folder: string; manifest: Manifest } {
  let folder = isFolder(entry) ? entry : dirname(entry);
  for (;;) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return { folder, manifest: readManifest(file) };
    const parent = dirname(folder);
    if (parent === folder) return { folder: dirname(entry), manifest: {} };
    folder = parent;
  }
}

function readManifest(file: string): Manifest {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch (cause) {
    throw new VisibleError(`"${file}" could not be read: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Finds the entry file. A file named in Pulumi.yaml is used as it is; for a folder, the entry of its package is used,
 * then an index file.
 */
function entryFile(entry: string, folder: string, manifest: Manifest): string {
  if (!isFolder(entry)) return realpathSync(withExtension(entry));
  const named = mainOf(manifest);
  if (named !== undefined) {
    const file = withExtension(join(folder, named));
    if (existsSync(file)) return realpathSync(isFolder(file) ? indexOf(file) : file);
    console.warn(`"${join(folder, "package.json")}" names "${named}", which does not exist.`);
  }
  return realpathSync(indexOf(entry));
}

/** Pulumi prefers `exports` to `main`, and the condition "default" to the others. */
function mainOf({ exports, main }: Manifest): string | undefined {
  const isByPath = typeof exports === "object" && exports !== null && "." in exports;
  return targetOf(isByPath ? exports["."] : exports) ?? main;
}

function targetOf(target: any): string | undefined {
  if (typeof target !== "object" || target === null) return target ?? undefined;
  return targetOf(target.default ?? target.require ?? target.import);
}

function withExtension(path: string): string {
  const tried = ["", ...PROGRAM_EXTENSIONS].map((extension) => path + extension);
  return tried.find((file) => existsSync(file)) ?? path;
}

function indexOf(folder: string): string {
  const found = PROGRAM_EXTENSIONS.map((extension) => join(folder, `index${extension}`)).find(
    existsSync,
  );
  if (found !== undefined) return found;
  throw new VisibleError(
    `There is no program in "${folder}": no index.js, index.ts or the like, and its package.json names no entry that exists.`,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

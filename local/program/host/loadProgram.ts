import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { VisibleError } from "../../shared/visibleError";

/**
 * Loads a program from its entry, a file or a folder, in every form that Pulumi documents: CommonJS and ES modules, and an
 * exported value, promise or function (also `async`) in place of named exports.
 * Source: https://www.pulumi.com/docs/iac/languages-sdks/javascript/ and cmd/run/run.ts in @pulumi/pulumi
 * @returns what the program exports: its outputs
 */
export async function loadProgram(entry: string): Promise<any> {
  const { folder, manifest } = packageOf(entry);
  const file = entryFile(entry, folder, manifest);
  const isModule =
    /\.m[jt]s$/.test(file) || (manifest.type === "module" && !/\.c[jt]s$/.test(file));
  const exported = isModule ? await importModule(file) : createRequire(file)(file);
  return typeof exported === "function" ? exported() : exported;
}

async function importModule(file: string): Promise<unknown> {
  if (/\.m?ts$/.test(file)) (require("tsx/esm/api") as { register(): void }).register();
  // TypeScript would turn `import()` into `require()`.
  const load = new Function("url", "return import(url)") as (url: string) => Promise<object>;
  const exported = await load(pathToFileURL(file).href);
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

/** The nearest package.json above the entry, as Pulumi looks for it. */
function packageOf(entry: string): { folder: string; manifest: Manifest } {
  let folder = isFolder(entry) ? entry : dirname(entry);
  for (;;) {
    const file = join(folder, "package.json");
    if (existsSync(file))
      return { folder, manifest: JSON.parse(readFileSync(file, "utf8")) as Manifest };
    const parent = dirname(folder);
    if (parent === folder) return { folder: dirname(entry), manifest: {} };
    folder = parent;
  }
}

/** A file that Pulumi.yaml names counts as it is; a folder is asked for its package's entry, then for index files. */
function entryFile(entry: string, folder: string, manifest: Manifest): string {
  if (!isFolder(entry)) return realpathSync(withExtension(entry));
  const named = mainOf(manifest);
  if (named !== undefined) {
    const file = withExtension(join(folder, named));
    if (existsSync(file)) return realpathSync(isFolder(file) ? indexOf(file) : file);
  }
  return realpathSync(indexOf(entry));
}

function mainOf({ exports, main }: Manifest): string | undefined {
  const root = typeof exports === "object" && exports !== null ? (exports as any)["."] : exports;
  if (typeof root === "string") return root;
  if (typeof root === "object" && root !== null) return root.default ?? root.require ?? root.import;
  return main;
}

const EXTENSIONS = [".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"];

function withExtension(path: string): string {
  const tried = ["", ...EXTENSIONS].map((extension) => path + extension);
  return tried.find((file) => existsSync(file)) ?? path;
}

function indexOf(folder: string): string {
  const found = EXTENSIONS.map((extension) => join(folder, `index${extension}`)).find(existsSync);
  if (found !== undefined) return found;
  throw new VisibleError(
    `There is no program in "${folder}": no index.js, index.ts or the like, and its package.json names no entry that exists.`,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

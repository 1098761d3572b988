import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { extname, join } from "node:path";
import * as ts from "typescript";

const SOURCES = new Set([".ts", ".tsx", ".js", ".cjs", ".mjs"]);

/**
 * The packages in the imports, dynamic imports, require and require.resolve calls of the source
 * files under these paths, including types.
 */
export function importedPackages(root: string, paths: readonly string[]): Set<string> {
  const packages = new Set<string>();
  for (const file of paths.flatMap((path) => sourceFiles(join(root, path)))) {
    const text = readFileSync(file, "utf8");
    if ([...text.matchAll(LIKE_IMPORT)].every(([, name]) => !isPackage(name!, packages))) continue;
    const specifiers = [
      ...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
      ...[...text.matchAll(/\brequire(?:\.resolve)?\(\s*["'`]([^"'`$]+)/g)].map(
        ([, name]) => name!,
      ),
    ];
    for (const specifier of specifiers) {
      if (isPackage(specifier)) packages.add(packageOf(specifier));
    }
  }
  return packages;
}

/**
 * Finds every import, and other texts. TypeScript's scanner takes ten times as long, so it reads
 * only the files in which this finds a new package.
 */
const LIKE_IMPORT = /\b(?:from|import|require(?:\.resolve)?)\s*\(?\s*["'`]([^"'`\n]+)/g;

/** Whether an import names a package, and none of the known ones. */
function isPackage(specifier: string, known?: Set<string>): boolean {
  if (/^[./]/.test(specifier) || isBuiltin(specifier)) return false;
  return known?.has(packageOf(specifier)) !== true;
}

/** "@scope/name/file" is a file of "@scope/name". */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function sourceFiles(path: string): string[] {
  if (SOURCES.has(extname(path))) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => SOURCES.has(extname(name)) && !name.includes("node_modules"))
    .map((name) => join(path, name));
}

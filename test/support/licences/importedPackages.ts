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
    const specifiers = [
      ...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
      ...[...text.matchAll(/\brequire(?:\.resolve)?\(\s*["'`]([^"'`$]+)/g)].map(
        ([, name]) => name!,
      ),
    ];
    for (const specifier of specifiers) {
      if (!/^[./]/.test(specifier) && !isBuiltin(specifier)) packages.add(packageOf(specifier));
    }
  }
  return packages;
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

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGE_FOLDER } from "./sourceFile";

/** Where what was made of a program's files is kept from one run to the next: with its packages, where it has any. */
export function cacheFolder(programFolder: string): string {
  for (let folder = programFolder; ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) return join(packages, ".cache", "pulumi-aws-local");
    if (dirname(folder) === folder) return OWN_CACHE;
  }
}

/** Where what was made of this package's files is kept. */
export const OWN_CACHE = join(PACKAGE_FOLDER, "build", "cache");

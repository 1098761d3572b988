import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGE_FOLDER } from "./sourceFile";

/** The folder for results derived from a program's files, kept between runs: in its node_modules if it has one. */
export function cacheFolder(programFolder: string): string {
  for (let folder = programFolder; ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) return join(packages, ".cache", "pulumi-aws-local");
    if (dirname(folder) === folder) return OWN_CACHE;
  }
}

/** The folder for results derived from this package's files. */
export const OWN_CACHE = join(PACKAGE_FOLDER, "build", "cache");

import { basename, dirname, join } from "node:path";

/**
 * The folder of this package. A bundle (build/DIGEST/NAME.js) has the same depth as this file, so one relative path
 * fits both.
 */
export const PACKAGE_FOLDER = join(__dirname, "../..");

/**
 * A file of this package that is read or started unbundled.
 * @param path relative to src/
 */
export function sourceFile(path: string): string {
  return join(PACKAGE_FOLDER, "src", path);
}

/** The folder of the running bundle; undefined if the sources run unbundled. Its name changes with the sources. */
export const BUILD_FOLDER =
  basename(dirname(__dirname)) === "build" && /^[\da-f]{16}$/.test(basename(__dirname))
    ? __dirname
    : undefined;

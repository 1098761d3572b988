import { basename, dirname, join } from "node:path";

/**
 * The folder of this package. A bundle (build/DIGEST/NAME.js) lies as deep in it as this file, so one path is right for both.
 */
export const PACKAGE_FOLDER = join(__dirname, "../..");

/** A file of this package that is read, or started, as it is. @param path relative to src/ */
export function sourceFile(path: string): string {
  return join(PACKAGE_FOLDER, "src", path);
}

/** The folder of the bundle that runs; undefined where the sources run as they are. Its name changes with the sources. */
export const BUILD_FOLDER =
  basename(dirname(__dirname)) === "build" && /^[\da-f]{16}$/.test(basename(__dirname))
    ? __dirname
    : undefined;

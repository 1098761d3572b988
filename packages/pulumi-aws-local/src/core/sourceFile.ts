import { join } from "node:path";

/**
 * The folder of this package. A bundle (build/DIGEST/NAME.js) lies as deep in it as this file, so one path is right for both.
 */
export const PACKAGE_FOLDER = join(__dirname, "../..");

/** A file of this package that is read, or started, as it is. @param path relative to src/ */
export function sourceFile(path: string): string {
  return join(PACKAGE_FOLDER, "src", path);
}

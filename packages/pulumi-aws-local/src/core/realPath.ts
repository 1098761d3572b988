import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * The absolute path of a file or folder without symbolic links, as Node names loaded modules in stack traces. On macOS the folder
 * for temporary files lies behind such a link. A path that does not exist is only made absolute.
 */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    return absolute;
  }
}

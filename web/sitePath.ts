import path from "node:path";

/**
 * The path on the site of a file that esbuild has made, without the leading slash.
 * @param out esbuild's output folder
 * @param on `path.win32` or `path.posix`; the platform's own unless given
 */
export function sitePath(out: string, file: string, on = path): string {
  return on.relative(out, file).replaceAll(on.sep, "/");
}

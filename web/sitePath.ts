import path from "node:path";

/**
 * The path on the site of an output file of esbuild, without the leading slash.
 * @param out esbuild's output folder
 * @param on `path.win32` or `path.posix`; by default that of the platform
 */
export function sitePath(out: string, file: string, on = path): string {
  return on.relative(out, file).replaceAll(on.sep, "/");
}

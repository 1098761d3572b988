import path from "node:path";

/**
 * The path of a file relative to a folder, with "/" on every platform, as in Pulumi.yaml and in esbuild's messages; "" for the
 * folder itself and undefined for a file outside of it. On Windows, names are compared without case.
 * @param on `path.win32` or `path.posix`; the platform's own unless given
 */
export function projectPath(folder: string, file: string, on = path): string | undefined {
  const found = on.relative(folder, file);
  const isOutside = found === ".." || found.startsWith(`..${on.sep}`) || on.isAbsolute(found);
  return isOutside ? undefined : found.replaceAll(on.sep, "/");
}

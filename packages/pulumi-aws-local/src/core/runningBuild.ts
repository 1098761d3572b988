import { dirname, join } from "node:path";
import { BUILD_FOLDER, PACKAGE_FOLDER } from "./sourceFile";

let compiled: string | undefined;

/**
 * The build that processes run which this one starts: the same as this one. Finding the build that fits the sources takes 40 ms of
 * processor time, so where this process runs the sources, it looks once.
 */
export function runningBuild(): string {
  return BUILD_FOLDER ?? (compiled ??= dirname(loader().compileSync("index")));
}

function loader(): { compileSync(entry: string): string } {
  return require(join(PACKAGE_FOLDER, "loader/compile.cjs"));
}

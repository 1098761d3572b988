import { dirname, join } from "node:path";
import { BUILD_FOLDER, PACKAGE_FOLDER } from "./sourceFile";

let compiled: string | undefined;

/**
 * The build for child processes of this process: the same as its own. Finding the build for the current sources takes
 * 40 ms of processor time, so a process that runs the sources looks it up once.
 */
export function runningBuild(): string {
  return BUILD_FOLDER ?? (compiled ??= dirname(loader().compileSync("index")));
}

function loader(): { compileSync(entry: string): string } {
  return require(join(PACKAGE_FOLDER, "loader/compile.cjs"));
}

import { join, sep } from "node:path";
import { PACKAGE_FOLDER } from "../../core/sourceFile";

/** Code of this package; a program may be in a sibling folder. */
const OWN_CODE = ["build", "src"].map((name) => join(PACKAGE_FOLDER, name) + sep);

/** Reduces a stack trace to frames of the program, without those of packages and of this package. */
export function withProgramFrames(stack: string, projectDir: string): string {
  const lines = stack.split("\n");
  return lines.filter((line) => !/^ +at /.test(line) || isOfProgram(line, projectDir)).join("\n");
}

function isOfProgram(frame: string, projectDir: string): boolean {
  if (/\bnode:/.test(frame) || !/:\d+:\d+\)?$/.test(frame)) return false;
  if (OWN_CODE.some((folder) => frame.includes(folder))) return false;
  // The project itself may be in a folder named node_modules.
  return !/[\\/]node_modules[\\/]/.test(frame.replace(projectDir, ""));
}

import { join, sep } from "node:path";
import { PACKAGE_FOLDER } from "../../core/sourceFile";

/** Code of this package; programs may stand beside it. */
const OWN_CODE = ["build", "src"].map((name) => join(PACKAGE_FOLDER, name) + sep);

/** A stack trace with the frames of a program only: neither those of packages nor of what runs it. */
export function withProgramFrames(stack: string, projectDir: string): string {
  const lines = stack.split("\n");
  return lines.filter((line) => !/^ +at /.test(line) || isOfProgram(line, projectDir)).join("\n");
}

function isOfProgram(frame: string, projectDir: string): boolean {
  if (/\bnode:/.test(frame) || !/:\d+:\d+\)?$/.test(frame)) return false;
  if (OWN_CODE.some((folder) => frame.includes(folder))) return false;
  // The project itself may stand in a folder of that name.
  return !/[\\/]node_modules[\\/]/.test(frame.replace(projectDir, ""));
}

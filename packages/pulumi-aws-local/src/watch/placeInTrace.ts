import path from "node:path";
import { fileURLToPath } from "node:url";
import { projectPath } from "../core/projectPath";
import { PACKAGE_FOLDER } from "../core/sourceFile";
import type { Place } from "./place";

/** A frame in a file: its path, or its URL in an ES module; line and column. */
const FRAME = /^\s+at (?:async |.*?\()?((?:file:\/\/\/|[A-Za-z]:[\\/]|\/).*):(\d+):(\d+)\)?$/gm;

/**
 * The first place of a stack trace in the program: not in its packages, nor in the emulator, whose own code may lie in the project
 * that it runs.
 * @param on `path.win32` or `path.posix`; the platform's own unless given
 */
export function placeInTrace(trace: unknown, projectDir: string, on = path): Place | undefined {
  for (const [, name, line, column] of String(trace ?? "").matchAll(FRAME)) {
    const isUrl = name!.startsWith("file:");
    const whole = isUrl ? fileURLToPath(name!, { windows: on.sep === "\\" }) : name!;
    const file = projectPath(projectDir, whole, on);
    if (file === undefined || /(^|\/)node_modules\//.test(file)) continue;
    if (projectPath(PACKAGE_FOLDER, whole, on) !== undefined) continue;
    return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramError } from "../core/localEvents";

/** Lines of the source shown on each side of an error. */
const AROUND = 2;

/** Maximum number of files listed in one line; more are counted. */
const NAMED = 3;

export function report(line: string): void {
  console.log(line);
}

/** Prints which files are live now. */
export function reportApplied(files: readonly string[], milliseconds: number): void {
  const named = files.slice(0, NAMED).join(", ");
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : "";
  report(`applied ${named}${more} in ${Math.round(milliseconds)} ms`);
}

/** Prints the error and its position as one block. */
export function reportProgramError(error: ProgramError, projectDir: string): void {
  const place = placeOf(error);
  const frame = codeFrame(error, projectDir);
  const text = error.message.replace(/^/gm, "  ");
  report(
    `error${place && ` in ${place}`}\n${text}\n${frame}  the last good version is still served`,
  );
}

function placeOf({ file, line, column }: ProgramError): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** The lines around the position, with the line itself marked; "" if the position is unknown. */
function codeFrame({ file, line, column }: ProgramError, projectDir: string): string {
  if (file === undefined || line === undefined) return "";
  let lines: string[];
  try {
    lines = readFileSync(join(projectDir, file), "utf8").split(/\r?\n/);
  } catch {
    return "";
  }
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  let frame = "\n";
  for (let at = first; at <= last; at++) {
    const mark = at === line ? ">" : " ";
    frame += `  ${mark} ${String(at).padStart(width)} | ${lines[at - 1]}\n`;
    if (at === line && column !== undefined) {
      frame += `    ${" ".repeat(width)} | ${" ".repeat(column - 1)}^\n`;
    }
  }
  return `${frame}\n`;
}

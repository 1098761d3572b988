import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Mistake } from "../core/localEvents";

/** Lines of the source shown on each side of a mistake. */
const AROUND = 2;

/** Files named in one line; more are counted. */
const NAMED = 3;

export function report(line: string): void {
  console.log(line);
}

/** Tells the terminal what is live now. */
export function reportApplied(files: readonly string[], milliseconds: number): void {
  const named = files.slice(0, NAMED).join(", ");
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : "";
  report(`applied ${named}${more} in ${Math.round(milliseconds)} ms`);
}

/** Tells the terminal what is wrong, and where: one block. */
export function reportMistake(mistake: Mistake, projectDir: string): void {
  const place = placeOf(mistake);
  const frame = codeFrame(mistake, projectDir);
  const text = mistake.message.replace(/^/gm, "  ");
  report(
    `mistake${place && ` in ${place}`}\n${text}\n${frame}  the last good version goes on serving`,
  );
}

function placeOf({ file, line, column }: Mistake): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** The lines around the place, the one in question marked; "" when the place is not known. */
function codeFrame({ file, line, column }: Mistake, projectDir: string): string {
  if (file === undefined || line === undefined) return "";
  let lines: string[];
  try {
    lines = readFileSync(join(projectDir, file), "utf8").split("\n");
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

import { readFileSync } from "node:fs";

/** The text of a file without its comment lines, for digests that a change of a comment must not change. */
export function codeOf(file: string): string {
  return readFileSync(file, "utf8").replace(/^\s*(?:\/\/|\/\*|\*).*\n/gm, "");
}

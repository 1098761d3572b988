import { randomInt } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { renameFile } from "../../loader/files.cjs";
import { VisibleError } from "../core/visibleError";

const CHARACTERS = 24;

export interface GeneratedSecrets {
  values: Record<string, string>;
  /** Values that this run generated, to be shown once. */
  fresh: Record<string, string>;
}

/**
 * Generates random values for secret settings that the stack does not set, and stores them in the data folder.
 * @param least minimum length of each value, by key: a stored value that is shorter is replaced
 */
export function generateSecrets(
  file: string,
  keys: readonly string[],
  least: Readonly<Record<string, number>> = {},
): GeneratedSecrets {
  const stored = existsSync(file) ? readSecrets(file) : {};
  const leastOf = (key: string): number => least[key] ?? 1;
  const missing = keys.filter((key) => (stored[key]?.length ?? 0) < leastOf(key));
  const fresh = Object.fromEntries(
    missing.map((key) => [key, randomPassword(Math.max(CHARACTERS, leastOf(key)))]),
  );
  if (missing.length > 0) {
    writeFileSync(`${file}.new`, JSON.stringify({ ...stored, ...fresh }, null, 2) + "\n", {
      mode: 0o600,
    });
    renameFile(`${file}.new`, file); // on a full disk, what was there stays whole
  }
  const all = { ...stored, ...fresh };
  return { values: Object.fromEntries(keys.map((key) => [key, all[key]!])), fresh };
}

function readSecrets(file: string): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof stored === "object" && stored !== null) return stored as Record<string, string>;
    throw new Error("it holds no object");
  } catch (error) {
    throw new VisibleError(
      `"${file}" could not be read: ${(error as Error).message}. Correct the file, or start with --reset.`,
    );
  }
}

/** The password has at least one character of each class, so that any password policy accepts it. */
function randomPassword(length: number): string {
  const classes = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "-_.+"];
  const pick = (from: string): string => from[randomInt(from.length)]!;
  const any = Array.from({ length: length - classes.length }, () =>
    pick(classes.slice(0, 3).join("")),
  );
  const characters = [...any, ...classes.map(pick)];
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other]!, characters[last]!];
  }
  return characters.join("");
}

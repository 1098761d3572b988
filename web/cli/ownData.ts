import { writeFileSync } from "node:fs";
import { collectOwnData } from "../src/api/ownData";
import { field } from "./manage";

/** Writes all that the store keeps about the user signed in into a file that only its owner can read; without a name, returns it. */
export async function ownData(file?: string): Promise<unknown> {
  const data = await collectOwnData(({ text }, variables) => field(text, variables as object));
  if (file === undefined) return data;
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 });
  return `saved in ${file}`;
}

import { writeFileSync } from "node:fs";
import { collectOwnData } from "../src/api/ownData";
import { field } from "./manage";

/**
 * Writes all data that the store keeps about the signed-in user to a file that only its owner can
 * read. Without a file name, returns the data.
 */
export async function ownData(file?: string): Promise<unknown> {
  const data = await collectOwnData(({ text }, variables) => field(text, variables as object));
  if (file === undefined) return data;
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 });
  return `saved in ${file}`;
}

import { CsvError } from "./parseCsv";

/** Maximum size of a file, in bytes. */
const largest = 10_000_000;

/** The text of a CSV file. Throws a CsvError for a file that is too large or not UTF-8. */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes.length > largest)
    throw new CsvError("the file has more than 10 MB. Divide it into several files.", 1);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CsvError("the file is not UTF-8. Save it as “CSV UTF-8”.", 1);
  }
}

/** The import id of a file: its SHA-256, so the same file has the same id. */
export async function importIdOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

import { createInterface } from "node:readline/promises";

/**
 * The code of an authenticator app: the given one, or the user's input. The secret of a new app is
 * printed first, on stderr, because stdout is for the result.
 */
export async function askCode(secret?: string, given?: string): Promise<string> {
  if (secret === undefined && given !== undefined) return given;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    if (secret !== undefined) {
      console.error(`This store asks for a second step. Key for your authenticator app: ${secret}`);
    }
    const typed = await lines.question("Code of your authenticator app: ");
    return typed.replace(/\s/g, "");
  } finally {
    lines.close();
  }
}

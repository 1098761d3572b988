import { createInterface } from "node:readline/promises";

/**
 * The code of an authenticator app: the one that was given, or what the person types. For a new app its secret is printed first, on
 * stderr: stdout is for the result.
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

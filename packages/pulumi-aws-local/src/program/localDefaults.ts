import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";

/** The stack whose settings this machine uses. */
export const LOCAL_STACK = "dev";

/** The key of package.json that holds what the local stack is told. */
const SECTION = "pulumi-aws-local";

/**
 * Settings that a program has on this machine when the stack's own file does not set them: `config` in the section
 * "pulumi-aws-local" of package.json. A deployment knows nothing of them.
 * @throws VisibleError when there is something else.
 */
export function readLocalDefaults(projectDir: string): Record<string, unknown> {
  const file = join(projectDir, "package.json");
  if (!existsSync(file)) return {};
  const config = readSection(file)?.config ?? {};
  if (typeof config === "object" && !Array.isArray(config)) return config;
  throw new VisibleError(`"${SECTION}.config" of "${file}" must be an object of settings.`);
}

function readSection(file: string): { config?: Record<string, unknown> } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"))[SECTION];
  } catch (error) {
    throw new VisibleError(`"${file}" could not be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

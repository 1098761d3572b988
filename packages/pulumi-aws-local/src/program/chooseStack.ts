import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";

/** The default stack. */
const DEFAULT_STACK = "dev";

/** Names of the stacks that have a settings file in the project. */
export function stackNames(projectDir: string): string[] {
  return readdirSync(projectDir).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
}

/**
 * Selects the stack to run: the requested one, otherwise the only one with a settings file, otherwise "dev".
 * @throws VisibleError if there are several and none is called "dev", or if the folder contains no Pulumi project
 */
export function chooseStack(projectDir: string, asked?: string): string {
  if (!existsSync(join(projectDir, "Pulumi.yaml"))) {
    throw new VisibleError(
      `"${projectDir}" holds no Pulumi.yaml. Name the folder of the program with --program DIR.`,
    );
  }
  if (asked !== undefined) return asked;
  const names = stackNames(projectDir);
  if (names.length === 0 || names.includes(DEFAULT_STACK)) return DEFAULT_STACK;
  if (names.length === 1) return names[0]!;
  throw new VisibleError(
    `The project has several stacks (${names.join(", ")}). Name one with --stack NAME.`,
  );
}

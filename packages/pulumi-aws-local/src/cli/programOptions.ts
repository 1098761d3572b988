import { join, resolve } from "node:path";
import { VisibleError } from "../core/visibleError";

/** Options of the commands that read a program. */
export const PROGRAM_OPTIONS = {
  program: { type: "string", default: "." },
  stack: { type: "string" },
} as const;

export const DATA_OPTION = { data: { type: "string" } } as const;

export const DATA_USAGE = `  --data DIR                folder that stores all state (.local in the program's folder)`;

export const PROGRAM_USAGE = `  --program DIR             folder of the program, with its Pulumi.yaml (.)
  --stack NAME              stack to use (the only one, otherwise dev)
${DATA_USAGE}`;

/** The data folder of the option, or the default folder of the program. */
export function dataFolderOf(projectDir: string, asked?: string): string {
  return dataFolderAt(asked ?? join(projectDir, ".local"));
}

/**
 * @throws VisibleError for an empty path, which a variable of the shell that is not set gives: it would be the working
 * directory
 */
export function dataFolderAt(path: string): string {
  if (path === "") throw new VisibleError(`--data is ""; expected a folder.`);
  return resolve(path);
}

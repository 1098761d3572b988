import { join, resolve } from "node:path";

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
  return asked === undefined ? join(projectDir, ".local") : resolve(asked);
}

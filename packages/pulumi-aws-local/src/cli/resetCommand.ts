import { existsSync } from "node:fs";
import { parseOptions } from "../core/parseOptions";
import { realPath } from "../core/realPath";
import { reportFailure } from "../core/visibleError";
import { openDataFolder } from "../data/dataFolder";
import { DATA_OPTION, DATA_USAGE, dataFolderOf, PROGRAM_OPTIONS } from "./programOptions";

export const RESET_USAGE = `pulumi-aws-local reset [options]
  --program DIR             folder of the program (.)
${DATA_USAGE}`;

const OPTIONS = { program: PROGRAM_OPTIONS.program, ...DATA_OPTION } as const;

/** `pulumi-aws-local reset`: empties the data folder, so that the next start deploys into a new one. */
export async function reset(args: string[]): Promise<void> {
  try {
    const values = parseOptions({ args, options: OPTIONS }, RESET_USAGE);
    const folder = dataFolderOf(realPath(values.program), values.data);
    if (!existsSync(folder)) {
      console.log(`nothing to reset: "${folder}" does not exist`);
      return;
    }
    const opened = await openDataFolder(folder, true);
    await opened.release();
    console.log(`emptied "${folder}"`);
  } catch (error) {
    reportFailure(error);
  }
}

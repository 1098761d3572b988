import { parseArgs, type ParseArgsConfig } from "node:util";
import { VisibleError } from "./visibleError";

/**
 * Parses the options of a command with node:util.
 * @throws VisibleError naming the invalid option, and the usage
 */
export function parseOptions<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>>["values"] {
  try {
    return parseArgs(config).values;
  } catch (error) {
    throw new VisibleError(`${(error as Error).message}\n\n${usage}`);
  }
}

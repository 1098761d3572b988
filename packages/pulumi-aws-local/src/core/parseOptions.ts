import { parseArgs, type ParseArgsConfig } from "node:util";
import { VisibleError } from "./visibleError";

/** The options of a command, as node:util parses them. @throws VisibleError naming the option that is wrong, and the usage. */
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

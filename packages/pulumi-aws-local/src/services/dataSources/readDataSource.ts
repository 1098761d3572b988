import { UNKNOWN } from "../../core/unknown";
import { VisibleError } from "../../core/visibleError";
import { checkArguments } from "./checkArguments";
import { NotKnownYet, type DataSource, type DataSourceContext } from "./dataSource";
import { dataSources } from "./dataSources";

/**
 * Handles a call of a data source.
 * @returns the results by name; `UNKNOWN` for what is known only after deployment
 * @throws VisibleError naming the data source, if it is unknown or its arguments are invalid
 */
export function readDataSource(
  token: string,
  args: Record<string, unknown>,
  context: DataSourceContext,
): Record<string, unknown> {
  const source = findDataSource(token);
  try {
    return source.read(checkArguments(args, source.args), context);
  } catch (error) {
    if (error instanceof NotKnownYet) {
      return Object.fromEntries(source.results.map((name) => [name, UNKNOWN]));
    }
    if (!(error instanceof VisibleError)) throw error;
    throw new VisibleError(`${nameOf(token)}: ${error.message}.`, { cause: error.cause });
  }
}

function findDataSource(token: string): DataSource {
  if (Object.hasOwn(dataSources, token)) return dataSources[token]!;
  const supported = Object.keys(dataSources).map(nameOf).sort().join(", ");
  throw new VisibleError(
    `The program calls the data source ${nameOf(token)} ("${token}"), which the local stack does not support. ` +
      `Supported: ${supported}.`,
  );
}

/** The function's name in programs: "aws.iam.getPolicyDocument". */
function nameOf(token: string): string {
  const [pack, module = "", name = ""] = token.split(":");
  const [namespace] = module.split("/");
  return [pack, ...(namespace === "index" || namespace === "" ? [] : [namespace]), name].join(".");
}

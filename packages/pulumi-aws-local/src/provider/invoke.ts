import { readDataSource } from "../services/dataSources";
import { settingsOf, type Connection } from "./connections";
import type { ProviderContext } from "./context";
import { decode, type WireProperties } from "./properties";

/**
 * Resolves a data source for the provider of the call.
 * @throws VisibleError for an unknown data source
 */
export function invoke(
  { token, args }: { token: string; args: WireProperties },
  connection: Connection,
  { services }: ProviderContext,
): Record<string, unknown> {
  const { region, defaultTags } = settingsOf(connection);
  const context = { region, defaultTags, caller: services.iam.operator };
  return readDataSource(token, decode(args).values, context);
}

import { readDataSource } from "../services/dataSources";
import { settingsOf, type Connection } from "./connections";
import type { ProviderContext } from "./context";
import { decode, type WireProperties } from "./properties";

/** Answers a data source with what the provider that is asked knows. @throws VisibleError for one that is not known */
export function invoke(
  { token, args }: { token: string; args: WireProperties },
  connection: Connection,
  { services }: ProviderContext,
): Record<string, unknown> {
  const { region, defaultTags } = settingsOf(connection);
  const context = { region, defaultTags, caller: services.iam.operator };
  return readDataSource(token, decode(args).values, context);
}

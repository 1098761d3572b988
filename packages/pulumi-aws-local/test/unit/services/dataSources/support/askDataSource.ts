import type { DataSourceContext } from "../../../../../src/services/dataSources/dataSource";
import { readDataSource } from "../../../../../src/services/dataSources/readDataSource";

const CONTEXT: DataSourceContext = {
  region: "eu-central-1",
  defaultTags: {},
  caller: { accountId: "1", arn: "arn:aws:iam::1:user/tester", userId: "AIDATESTER" },
};

/** Calls a data source for a provider in eu-central-1. */
export function askDataSource(
  token: string,
  args: Record<string, unknown> = {},
  context: Partial<DataSourceContext> = {},
): Record<string, any> {
  return readDataSource(token, args, { ...CONTEXT, ...context });
}

/** Name and message of the error of a call. */
export function refusalOf(call: () => unknown): string {
  try {
    call();
    return "none";
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

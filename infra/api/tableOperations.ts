import type { ResolverCode } from "./bundleResolvers";
import { dataSourceGrants } from "./dataSourceGrants";
import type { DataSourceName, Grant, TableName, TableSourceName } from "./dataSourceGrants";
import { fieldPipelines, functionDataSources } from "./pipelines";
import type { FunctionName } from "./pipelines";
import { sentOperations } from "./sentOperations";

/** The DynamoDB operations that each table receives. */
export type TableOperations = Record<TableName, string[]>;

/** The transaction operations, with the actions that are granted for their items. */
const TRANSACTIONS: Record<string, readonly string[]> = {
  TransactGetItems: ["GetItem"],
  TransactWriteItems: ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
};

const SINGLE_WRITES = ["PutItem", "UpdateItem", "DeleteItem"];

/**
 * Derives each table's operations from the code that runs on each data source and from the data
 * source's grants. Throws an Error that names code without a DynamoDB operation.
 */
export function tableOperations(code: ResolverCode): TableOperations {
  const operations = {} as Record<TableName, Set<string>>;
  for (const [source, sent] of Object.entries(operationsBySource(code))) {
    for (const grant of dataSourceGrants[source as TableSourceName]) {
      const reaching = reachingOperations(sent, grant);
      operations[grant.table] = new Set([...(operations[grant.table] ?? []), ...reaching]);
    }
  }
  const sorted = Object.entries(operations).map(([table, found]) => [table, [...found].sort()]);
  return Object.fromEntries(sorted) as TableOperations;
}

function operationsBySource(code: ResolverCode): Record<string, Set<string>> {
  const bySource: Record<string, Set<string>> = {};
  for (const [name, source, text] of codeOfSources(code)) {
    if (!(source in dataSourceGrants)) continue; // This data source has no table.
    const sent = sentOperations(text);
    if (sent.length === 0) throw new Error(`No DynamoDB operation found in "${name}".`);
    bySource[source] = new Set([...(bySource[source] ?? []), ...sent]);
  }
  return bySource;
}

/** Name, data source and code of each resolver and function that has a data source. */
function codeOfSources({ fields, functions }: ResolverCode): [string, DataSourceName, string][] {
  const resolvers = Object.entries(fieldPipelines).flatMap(([name, how]) =>
    "dataSource" in how ? [[name, how.dataSource, fields[name] ?? ""] as const] : [],
  );
  const steps = Object.keys(functionDataSources) as FunctionName[];
  const ofSteps = steps.map(
    (name) => [name, functionDataSources[name], functions[name] ?? ""] as const,
  );
  return [...resolvers, ...ofSteps].map(([name, source, text]) => [name, source, text]);
}

/** The operations of a data source that its grant on a table allows. */
function reachingOperations(sent: ReadonlySet<string>, { actions, indexes }: Grant): string[] {
  const isReached = (operation: string): boolean => {
    const items = TRANSACTIONS[operation];
    if (items !== undefined) return items.some((action) => actions.includes(action));
    return actions.includes(operation) || (operation === "Query" && indexes !== undefined);
  };
  // AppSync reads the item when the condition of a single write fails.
  const rereads = actions.includes("GetItem") && SINGLE_WRITES.some((write) => sent.has(write));
  return [...[...sent].filter(isReached), ...(rereads ? ["GetItem"] : [])];
}

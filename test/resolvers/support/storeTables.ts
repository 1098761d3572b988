import { join } from "node:path";
import {
  createStack,
  type HandlerContext,
  type HandlerEvaluation,
  type Stack,
} from "pulumi-aws-local";
import { functionDataSources } from "../../../infra/api/pipelines";
import { atProcessEnd } from "../../support/fileEnd";
import { folderOfRun } from "../../support/runFolder";
import { evaluate } from "./resolverCode";

let started: Promise<Stack> | undefined;

/** The only stack of all test files of this process; each file uses its own items. */
function rawTables(): Promise<Stack> {
  if (started === undefined) {
    started = createStack({ program: join(__dirname, "rawTables"), dataDir: folderOfRun() });
    atProcessEnd(async () => (await started)!.close());
  }
  return started;
}

/** A table by its data source's name. */
export type TableName = "carts" | "sessions";

/** An item with strings, numbers and string sets. */
export type Item = Record<string, string | number | string[]>;

/**
 * The tables of carts and sessions in a stack. A test sends the requests of single handlers to
 * them.
 */
export class StoreTables {
  private constructor(private readonly stack: Stack) {}

  static async start(): Promise<StoreTables> {
    return new StoreTables(await rawTables());
  }

  /** Puts an item, replacing an existing one. */
  async put(table: TableName, item: Item): Promise<void> {
    const attributeValues = toWire(item);
    await this.send(table, { operation: "PutItem", key: keyOf(item), attributeValues });
  }

  /** The item with the same key as this one, or null; sets are sorted. */
  async read(table: TableName, item: Item): Promise<any> {
    const { result } = await this.send(table, {
      operation: "GetItem",
      key: keyOf(item),
      consistentRead: true,
    });
    result?.ProductIds?.sort();
    return result;
  }

  /**
   * Runs a function as a pipeline does; `meanwhile` runs after its request was created and before
   * it is sent.
   */
  async run(
    name: keyof typeof functionDataSources,
    context: HandlerContext,
    meanwhile: () => Promise<unknown> = async () => {},
  ): Promise<HandlerEvaluation> {
    const asked = evaluate(name, "request", context);
    if (asked.error !== undefined || asked.earlyReturn !== undefined) return asked;
    await meanwhile();
    const { result, error } = await this.send(
      functionDataSources[name] as TableName,
      asked.result as object,
    );
    const reply = error === null ? { result } : { result, error };
    return evaluate(name, "response", { ...context, stash: asked.stash, ...reply });
  }

  private async send(table: TableName, request: object): Promise<{ result: any; error: any }> {
    const { url, apiKey } = this.stack.outputs;
    const query = `query ($r: AWSJSON) { ${table}(request: $r) }`;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": apiKey },
      body: JSON.stringify({ query, variables: { r: JSON.stringify(request) } }),
    });
    const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return JSON.parse(data[table]);
  }
}

function keyOf({ OwnerId, SessionId }: Item): object {
  return toWire(SessionId === undefined ? { OwnerId: OwnerId! } : { OwnerId: OwnerId!, SessionId });
}

function toWire(item: Item): object {
  const wire = (value: Item[string]) => {
    if (Array.isArray(value)) return { SS: value };
    return typeof value === "number" ? { N: value } : { S: value };
  };
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, wire(value)]));
}

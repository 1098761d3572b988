import { functionDataSources } from "../../../infra/api/resolverWiring";
import type {
  Context,
  Evaluation,
} from "../../../packages/pulumi-aws-local/src/services/appsync/runtime";
import { TestStack } from "../../../packages/pulumi-aws-local/test/unit/services/appsync/support/testStack";
import { deployed, evaluate } from "./resolverCode";

/** Sends its `request` argument to the data source as it is, and answers with what came back. */
const RAW = `
  export function request(ctx) { return ctx.args.request; }
  export function response(ctx) { return { result: ctx.result, error: ctx.error }; }`;

const SCHEMA =
  "type Query { carts(request: AWSJSON): AWSJSON sessions(request: AWSJSON): AWSJSON }";

/** A table by its data source's name. */
export type TableName = "carts" | "sessions";

/** An item's texts, numbers and sets of texts. */
export type Item = Record<string, string | number | string[]>;

/** Carts and sessions on a real engine behind AppSync: what handlers ask for takes place, at the moment a test chooses. */
export class StoreTables {
  private constructor(private readonly stack: TestStack) {}

  static async start(): Promise<StoreTables> {
    const stack = await TestStack.start();
    await stack.table(deployed.cartsTable, "OwnerId");
    await stack.table(deployed.sessionsTable, "OwnerId", "SessionId");
    await stack.api(SCHEMA);
    await stack.tableSource("carts", deployed.cartsTable);
    await stack.tableSource("sessions", deployed.sessionsTable);
    for (const name of ["carts", "sessions"]) await stack.unit(`Query.${name}`, name, RAW);
    return new StoreTables(stack);
  }

  stop(): Promise<void> {
    return this.stack.stop();
  }

  /** Puts an item in the place of what is there. */
  async put(table: TableName, item: Item): Promise<void> {
    const attributeValues = toWire(item);
    await this.send(table, { operation: "PutItem", key: keyOf(item), attributeValues });
  }

  /** The item with the key that this one has, or null; sets in order. */
  async read(table: TableName, item: Item): Promise<any> {
    const { result } = await this.send(table, {
      operation: "GetItem",
      key: keyOf(item),
      consistentRead: true,
    });
    result?.ProductIds?.sort();
    return result;
  }

  /** Runs a function as a pipeline does; `meanwhile` happens after its request was made, before it is sent. */
  async run(
    name: keyof typeof functionDataSources,
    context: Context,
    meanwhile: () => Promise<unknown> = async () => {},
  ): Promise<Evaluation> {
    const asked = evaluate(name, "request", context);
    if (asked.error !== undefined || asked.earlyReturn !== undefined) return asked;
    await meanwhile();
    const { result, error } = await this.send(
      functionDataSources[name] as TableName,
      asked.result as object,
    );
    const answer = error === null ? { result } : { result, error };
    return evaluate(name, "response", { ...context, stash: asked.stash, ...answer });
  }

  private async send(table: TableName, request: object): Promise<{ result: any; error: any }> {
    const { data, errors } = await this.stack.query(
      `query ($r: AWSJSON) { ${table}(request: $r) }`,
      { r: JSON.stringify(request) },
    );
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

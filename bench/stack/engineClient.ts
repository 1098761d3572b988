import { HttpSender, type PreparedRequest } from "../lib/httpSender";

/** Calls the DynamoDB engine directly, without signatures, policies and GraphQL. */
export class EngineClient {
  readonly sender: HttpSender;

  constructor(endpoint: string, connections: number) {
    this.sender = new HttpSender(endpoint, connections);
  }

  /** A prepared request that can be sent repeatedly. */
  static prepare(operation: string, body: string): PreparedRequest {
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      authorization:
        "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00",
      "x-amz-date": "20250101T000000Z",
    };
    return { path: "/", headers, body };
  }

  async call<T = any>(operation: string, input: object): Promise<T> {
    const body = JSON.stringify(input);
    return JSON.parse(await this.sender.send(EngineClient.prepare(operation, body))) as T;
  }

  /**
   * The name of the only table whose name contains this text. @throws Error if there is none or
   * more than one
   */
  async table(part: string): Promise<string> {
    const { TableNames } = await this.call<{ TableNames: string[] }>("ListTables", {});
    const found = TableNames.filter((name) => name.includes(part));
    if (found.length === 1) return found[0]!;
    throw new Error(`"${part}" names ${found.length} tables of ${TableNames.join(", ")}.`);
  }

  /** Every item of a table, in DynamoDB's JSON. */
  async scan(TableName: string): Promise<Item[]> {
    const items: Item[] = [];
    let ExclusiveStartKey: object | undefined;
    do {
      const page: any = await this.call("Scan", { TableName, ExclusiveStartKey });
      items.push(...page.Items);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  /**
   * Puts items without conditions, a hundred in one transaction, which the engine writes at once.
   */
  async putAll(TableName: string, items: Iterable<Item>): Promise<void> {
    const source = batchesOf(items, 100);
    const work = async (): Promise<void> => {
      for (const batch of source) {
        const TransactItems = batch.map((Item) => ({ Put: { TableName, Item } }));
        await this.call("TransactWriteItems", { TransactItems });
      }
    };
    await Promise.all([work(), work(), work(), work()]);
  }

  close(): Promise<void> {
    return this.sender.close();
  }
}

/** An item in DynamoDB's JSON. */
export type Item = Record<string, any>;

function* batchesOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

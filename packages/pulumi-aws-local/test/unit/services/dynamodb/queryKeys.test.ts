import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine, type Engine } from "../../../../src/services/dynamodb/engine";
import { DynamoDb } from "../../../../src/services/dynamodb/service";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";

const misfitFact = fact(
  "DynamoDB",
  "Query: values of another type than the keys'",
  "recorded in https://github.com/architect/dynalite",
  { response: "the error of each condition" },
);

const MISFIT =
  "One or more parameter values were invalid: Condition parameter type does not match schema type";
const EMPTY =
  "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ";

describe("The keys of a query", () => {
  let folder: string;
  let engine: Engine;
  let dynamoDb: DynamoDb;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "query-keys-"));
    engine = await startEngine(join(folder, "dynamodb.sqlite"));
    dynamoDb = new DynamoDb(engine.endpoint);
    await createTable("N");
    await dynamoDb.call("PutItem", {
      TableName: "songs",
      Item: { pk: { S: "a" }, sk: { N: "1" }, g: { S: "x" } },
    });
  });
  after(async () => {
    await dynamoDb.close();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const createTable = (sortKeyType: string) =>
    dynamoDb.call("CreateTable", {
      TableName: "songs",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: sortKeyType },
        { AttributeName: "g", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "byG",
          KeySchema: [{ AttributeName: "g", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    });

  /** The number of items, or why there are none. */
  async function query(text: string, values: object, more: object = {}): Promise<unknown> {
    const request = {
      TableName: "songs",
      KeyConditionExpression: text,
      ExpressionAttributeValues: values,
      ...more,
    };
    return dynamoDb.call("Query", request).then(
      ({ Count }) => Count,
      (error: Error) => error.message,
    );
  }
  const [a, one] = [{ S: "a" }, { N: "1" }];

  it("finds items by values of the keys' types", async () => {
    expect(await query("pk = :a", { ":a": a })).to.equal(1);
    expect(await query("pk = :a AND sk = :b", { ":a": a, ":b": { N: "2" } })).to.equal(0);
  });

  for (const [text, values, more] of [
    ["pk = :a", { ":a": one }],
    [":a = pk", { ":a": { B: "YQ==" } }],
    ["pk = :a AND sk = :b", { ":a": a, ":b": { S: "1" } }],
    ["#p = :a AND sk > :b", { ":a": a, ":b": a }, { ExpressionAttributeNames: { "#p": "pk" } }],
    ["pk = :a AND sk BETWEEN :b AND :c", { ":a": a, ":b": { S: "1" }, ":c": { S: "2" } }],
    ["g = :a", { ":a": one }, { IndexName: "byG" }],
  ] as const) {
    answersAsAws(
      misfitFact,
      `refuses ${text} with a value of another type: ${JSON.stringify(values)}`,
      async () => {
        expect(await query(text, values, more)).to.equal(MISFIT);
      },
    );
  }

  it("refuses the conditions of older clients alike", async () => {
    const condition = { ComparisonOperator: "EQ", AttributeValueList: [one] };
    const request = { TableName: "songs", KeyConditions: { pk: condition } };
    const message = await dynamoDb.call("Query", request).catch((error: Error) => error.message);
    expect(message).to.equal(MISFIT);
  });

  it("refuses an empty key", async () => {
    const g = { IndexName: "byG" };
    expect(await query("pk = :a", { ":a": { S: "" } })).to.equal(`${EMPTY}pk`);
    expect(await query("g = :a", { ":a": { S: "" } }, g)).to.equal(`${EMPTY}g`);
  });

  it("refuses two conditions on one key", async () => {
    const refusal = "KeyConditionExpressions must only contain one condition per key";
    const names = { ExpressionAttributeNames: { "#p": "pk" } };
    expect(await query("pk = :a AND pk = :a", { ":a": a })).to.equal(refusal);
    expect(await query("pk = :a AND #p = :a", { ":a": a }, names)).to.equal(refusal);
    expect(await query("pk = :a AND x = :a", { ":a": a })).to.equal(
      "Query condition missed key schema element: sk",
    );
  });

  it("refuses unused placeholders although the condition fails", async () => {
    const failing = {
      ConditionExpression: "pk = :v",
      ExpressionAttributeValues: { ":v": { S: "other" }, ":u": a },
    };
    const unused = "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}";
    const target = { TableName: "songs", Key: { pk: a, sk: one } };
    const Put = { TableName: "songs", Item: target.Key, ...failing };
    const refused = async (operation: string, input: object) =>
      expect(
        await dynamoDb.call(operation, input).catch((error: Error) => error.message),
        operation,
      ).to.equal(unused);
    await refused("PutItem", Put);
    await refused("DeleteItem", { ...target, ...failing });
    await refused("UpdateItem", { ...target, UpdateExpression: "REMOVE b", ...failing });
    await refused("TransactWriteItems", { TransactItems: [{ Put }] });
  });

  it("knows the types of a table that was created again", async () => {
    await dynamoDb.call("DeleteTable", { TableName: "songs" });
    await createTable("S");
    expect(await query("pk = :a AND sk = :b", { ":a": a, ":b": { S: "1" } })).to.equal(0);
    expect(await query("pk = :a AND sk = :b", { ":a": a, ":b": one })).to.equal(MISFIT);
  });
});

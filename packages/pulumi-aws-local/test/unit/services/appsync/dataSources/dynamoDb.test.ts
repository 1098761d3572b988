import { expect } from "chai";
import { TestStack } from "../support/testStack";

/** A field that sends its `request` argument to DynamoDB unchanged, and returns the result. */
const RAW = `
  export function request(ctx) { return ctx.args.request; }
  export function response(ctx) { return { result: ctx.result, error: ctx.error }; }`;

const SCHEMA = `
  type Query { raw(request: AWSJSON): AWSJSON twin(request: AWSJSON): AWSJSON narrow(request: AWSJSON): AWSJSON untrusted(request: AWSJSON): AWSJSON }
`;

describe("callDynamoDb", () => {
  let stack: TestStack;
  before(async () => {
    stack = await TestStack.start();
    await stack.table("Albums", "artist", "title");
    await stack.table("Other", "id");
    await stack.api(SCHEMA);
    await stack.tableSource("albums", "Albums");
    await stack.tableSource("narrow", "Albums", {
      serviceRoleArn: await stack.role("narrow", "appsync.amazonaws.com", [
        {
          Effect: "Allow",
          Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
          Resource: "arn:aws:dynamodb:eu-west-1:000000000000:table/Albums",
        },
      ]),
    });
    await stack.tableSource("untrusted", "Albums", {
      serviceRoleArn: await stack.role("untrusted", "lambda.amazonaws.com", [
        { Effect: "Allow", Action: "dynamodb:*", Resource: "*" },
      ]),
    });
    await stack.unit("Query.raw", "albums", RAW);
    await stack.unit("Query.twin", "albums", RAW);
    await stack.unit("Query.narrow", "narrow", RAW);
    await stack.unit("Query.untrusted", "untrusted", RAW);
  });
  after(() => stack.stop());

  const send = async (request: object, field = "raw"): Promise<any> => {
    const { data, errors } = await stack.query(`query ($r: AWSJSON) { ${field}(request: $r) }`, {
      r: JSON.stringify(request),
    });
    return errors === undefined ? JSON.parse(data[field]) : errors[0];
  };
  const key = (title: string): object => ({ artist: { S: "Nina" }, title: { S: title } });
  const put = (title: string, attributeValues: object, condition?: object): Promise<any> =>
    send({ operation: "PutItem", key: key(title), attributeValues, condition });

  describe("single items", () => {
    it("puts and gets an item, numbers and sets as plain JSON", async () => {
      const item = {
        artist: "Nina",
        title: "types",
        n: 5,
        ns: [1, 2.5],
        ss: ["a", "b"],
        flag: true,
        nothing: null,
        list: [1, { deep: "x" }],
        bytes: "AQI=",
      };
      const values = {
        n: { N: 5 },
        ns: { NS: [1, 2.5] },
        ss: { SS: ["a", "b"] },
        flag: { BOOL: true },
        nothing: { NULL: null },
        list: { L: [{ N: "1" }, { M: { deep: { S: "x" } } }] },
        bytes: { B: "AQI=" },
      };
      expect(await put("types", values)).to.deep.equal({ result: item, error: null });
      const found = await send({ operation: "GetItem", key: key("types"), consistentRead: true });
      expect({ ...found.result, ns: found.result.ns.sort() }).to.deep.equal(item);
      const projection = { expression: "#n", expressionNames: { "#n": "n" } };
      expect(await send({ operation: "GetItem", key: key("types"), projection })).to.deep.equal({
        result: { n: 5 },
        error: null,
      });
      expect(await send({ operation: "GetItem", key: key("none") })).to.deep.equal({
        result: null,
        error: null,
      });
    });

    it("rejects an empty set", async () => {
      const { error } = await put("empty", { tags: { SS: [] } });
      expect(error.type).to.equal("DynamoDB:DynamoDbException");
      expect(error.message).to.match(
        /empty.* \(Service: DynamoDb, Status Code: 400, Request ID: \w{52}\)$/s,
      );
    });

    it("treats a failed put of an equal item as success, and rejects another", async () => {
      const absent = { expression: "attribute_not_exists(title)" };
      await put("once", { n: { N: 1 }, tags: { SS: ["a", "b"] } }, absent);
      expect((await put("once", { n: { N: 1 }, tags: { SS: ["b", "a"] } }, absent)).error).to.equal(
        null,
      );
      const ignoring = { ...absent, equalsIgnore: ["n"] };
      expect(
        (await put("once", { n: { N: 2 }, tags: { SS: ["a", "b"] } }, ignoring)).error,
      ).to.equal(null);
      const { result, error } = await put(
        "once",
        { n: { N: 2 }, tags: { SS: ["a", "b"] } },
        absent,
      );
      expect(error.type).to.equal("DynamoDB:ConditionalCheckFailedException");
      expect(error.message).to.match(
        /^The conditional request failed \(Service: DynamoDb, Status Code: 400, /,
      );
      expect(result).to.deep.include({ title: "once", n: 1 });
    });

    it("updates and returns the updated item", async () => {
      await put("counter", { n: { N: 1 } });
      const update = {
        expression: "ADD #n :one",
        expressionNames: { "#n": "n" },
        expressionValues: { ":one": { N: 1 } },
      };
      const request = { operation: "UpdateItem", key: key("counter"), update };
      expect((await send(request)).result).to.deep.equal({
        artist: "Nina",
        title: "counter",
        n: 2,
      });
      const condition = { expression: "#n = :old", expressionValues: { ":old": { N: 1 } } };
      const refused = await send({ ...request, condition });
      expect(refused.error.type).to.equal("DynamoDB:ConditionalCheckFailedException");
      expect(refused.result).to.deep.equal({ artist: "Nina", title: "counter", n: 2 });
    });

    it("deletes, returns the old item, and treats an absent one as success", async () => {
      await put("gone", { n: { N: 1 } });
      const condition = { expression: "n = :n", expressionValues: { ":n": { N: 2 } } };
      const request = { operation: "DeleteItem", key: key("gone") };
      expect((await send({ ...request, condition })).error.type).to.equal(
        "DynamoDB:ConditionalCheckFailedException",
      );
      expect((await send(request)).result).to.deep.equal({ artist: "Nina", title: "gone", n: 1 });
      expect(await send({ ...request, condition })).to.deep.equal({ result: null, error: null });
    });
  });

  describe("pages", () => {
    before(async () => {
      for (const id of ["1", "2", "3"]) {
        await send({
          operation: "BatchPutItem",
          tables: { Albums: [{ artist: { S: "Miles" }, title: { S: id }, n: { N: Number(id) } }] },
        });
      }
    });
    const request = {
      operation: "Query",
      query: { expression: "artist = :a", expressionValues: { ":a": { S: "Miles" } } },
    };

    it("returns pages with a token that only the same resolver can use", async () => {
      const first = (await send({ ...request, limit: 2 })).result;
      expect(first.items.map(({ n }: any) => n)).to.deep.equal([1, 2]);
      expect(first.scannedCount).to.equal(2);
      const { nextToken } = first;
      expect(Buffer.from(nextToken, "base64").toString()).to.not.contain("Miles");
      const second = (await send({ ...request, limit: 2, nextToken })).result;
      expect(second).to.deep.equal({
        items: [{ artist: "Miles", title: "3", n: 3 }],
        nextToken: null,
        scannedCount: 1,
      });
      for (const token of [nextToken.replace(/^./, (c: string) => (c === "A" ? "B" : "A")), "x"]) {
        const { error } = await send({ ...request, nextToken: token });
        expect(error.message).to.match(/^Invalid pagination token given\./);
      }
      const elsewhere = await send({ ...request, nextToken }, "twin");
      expect(elsewhere.error.message).to.match(/^Invalid pagination token given\./);
    });

    it("filters, projects and reads backwards", async () => {
      const { result } = await send({
        ...request,
        scanIndexForward: false,
        filter: { expression: "n > :n", expressionValues: { ":n": { N: 1 } } },
        projection: { expression: "#n", expressionNames: { "#n": "n" } },
        select: "SPECIFIC_ATTRIBUTES",
      });
      expect(result).to.deep.equal({
        items: [{ n: 3 }, { n: 2 }],
        nextToken: null,
        scannedCount: 3,
      });
    });

    it("scans", async () => {
      const filter = { expression: "artist = :a", expressionValues: { ":a": { S: "Miles" } } };
      expect((await send({ operation: "Scan", filter })).result.items).to.have.length(3);
    });
  });

  describe("batches", () => {
    const other = (id: string, n: number): object => ({ id: { S: id }, n: { N: n } });

    it("gets items in the order of the keys, with null for absent ones", async () => {
      const written = await send({
        operation: "BatchPutItem",
        tables: { Other: [other("a", 1), other("b", 2)] },
      });
      expect(written.result).to.deep.equal({
        data: {
          Other: [
            { id: "a", n: 1 },
            { id: "b", n: 2 },
          ],
        },
        unprocessedItems: { Other: [] },
      });
      const keys = ["b", "none", "a"].map((id) => ({ id: { S: id } }));
      const request = {
        operation: "BatchGetItem",
        tables: { Other: { keys, consistentRead: true } },
      };
      expect((await send(request)).result).to.deep.equal({
        data: { Other: [{ id: "b", n: 2 }, null, { id: "a", n: 1 }] },
        unprocessedKeys: { Other: [] },
      });
      const projection = { expression: "#n", expressionNames: { "#n": "n" } };
      const projected = { operation: "BatchGetItem", tables: { Other: { keys, projection } } };
      expect((await send(projected)).result.data).to.deep.equal({
        Other: [{ n: 2 }, null, { n: 1 }],
      });
    });

    it("deletes and returns the keys", async () => {
      const request = { operation: "BatchDeleteItem", tables: { Other: [{ id: { S: "a" } }] } };
      expect((await send(request)).result).to.deep.equal({
        data: { Other: [{ id: "a" }] },
        unprocessedKeys: { Other: [] },
      });
    });
  });

  describe("transactions", () => {
    it("writes all items and returns the keys, then reads all", async () => {
      const written = await send({
        operation: "TransactWriteItems",
        transactItems: [
          {
            table: "Other",
            operation: "PutItem",
            key: { id: { S: "t" } },
            attributeValues: { n: { N: 1 } },
          },
          {
            table: "Albums",
            operation: "UpdateItem",
            key: key("t"),
            update: { expression: "SET n = :n", expressionValues: { ":n": { N: 7 } } },
          },
          {
            table: "Other",
            operation: "ConditionCheck",
            key: { id: { S: "absent" } },
            condition: { expression: "attribute_not_exists(id)" },
          },
        ],
      });
      expect(written).to.deep.equal({
        result: {
          keys: [{ id: "t" }, { artist: "Nina", title: "t" }, { id: "absent" }],
          cancellationReasons: null,
        },
        error: null,
      });
      const read = await send({
        operation: "TransactGetItems",
        transactItems: [
          { table: "Albums", key: key("t") },
          { table: "Other", key: { id: { S: "absent" } } },
        ],
      });
      expect(read.result).to.deep.equal({
        items: [{ artist: "Nina", title: "t", n: 7 }, null],
        cancellationReasons: null,
      });
    });

    it("returns the reason why each action was cancelled", async () => {
      const action = (id: string): object => ({
        table: "Other",
        operation: "PutItem",
        key: { id: { S: id } },
        attributeValues: { n: { N: 1 } },
        condition: { expression: "attribute_not_exists(id)" },
      });
      await send({ operation: "TransactWriteItems", transactItems: [action("taken")] });
      const { result, error } = await send({
        operation: "TransactWriteItems",
        transactItems: [action("taken"), action("free")],
      });
      expect(result).to.deep.equal({
        keys: null,
        cancellationReasons: [
          {
            item: { id: "taken", n: 1 },
            type: "ConditionalCheckFailed",
            message: "The conditional request failed",
          },
          { type: "None", message: "None" },
        ],
      });
      expect(error.type).to.equal("DynamoDB:TransactionCanceledException");
      expect(error.message).to.match(
        /^Transaction cancelled, please refer cancellation reasons for specific reasons \[ConditionalCheckFailed, None\] \(Service: DynamoDb, Status Code: 400, Request ID: /,
      );
      expect(
        (
          await send({
            operation: "TransactGetItems",
            transactItems: [{ table: "Other", key: { id: { S: "free" } } }],
          })
        ).result.items,
      ).to.deep.equal([null]);
    });
  });

  describe("when the service role lacks a permission", () => {
    const denied = (action: string, resource: string): RegExp =>
      new RegExp(
        "^User: arn:aws:sts::000000000000:assumed-role/narrow/APPSYNC_ASSUME_ROLE is not authorized " +
          `to perform: dynamodb:${action} on resource: arn:aws:dynamodb:eu-west-1:000000000000:table/${resource} `,
      );

    it("rejects each action with its permission and resource", async () => {
      const values = { ":a": { S: "x" } };
      const query = { expression: "artist = :a", expressionValues: values };
      const check = {
        table: "Albums",
        operation: "ConditionCheck",
        key: key("x"),
        condition: { expression: "n = :a" },
      };
      const cases: [object, string, string][] = [
        [{ operation: "DeleteItem", key: key("x") }, "DeleteItem", "Albums"],
        [{ operation: "Query", query, index: "byYear" }, "Query", "Albums/index/byYear"],
        [{ operation: "Scan" }, "Scan", "Albums"],
        [
          { operation: "BatchGetItem", tables: { Albums: { keys: [key("x")] } } },
          "BatchGetItem",
          "Albums",
        ],
        [{ operation: "BatchPutItem", tables: { Albums: [key("x")] } }, "BatchWriteItem", "Albums"],
        [
          {
            operation: "TransactGetItems",
            transactItems: [{ table: "Other", key: { id: { S: "x" } } }],
          },
          "GetItem",
          "Other",
        ],
        [
          { operation: "TransactWriteItems", transactItems: [check] },
          "ConditionCheckItem",
          "Albums",
        ],
      ];
      for (const [request, action, resource] of cases) {
        const { error } = await send(request, "narrow");
        expect(error.type).to.equal("DynamoDB:DynamoDbException");
        expect(error.message).to.match(denied(action, resource));
      }
      expect((await send({ operation: "GetItem", key: key("x") }, "narrow")).error).to.equal(null);
    });

    it("rejects a role that does not trust AppSync", async () => {
      const { error } = await send({ operation: "GetItem", key: key("x") }, "untrusted");
      expect(error).to.deep.equal({
        type: "UnauthorizedException",
        message: "Unable to assume role arn:aws:iam::000000000000:role/untrusted.",
      });
    });
  });

  describe("when the request is malformed", () => {
    it("fails the field with MappingTemplate", async () => {
      const cases: [object, string][] = [
        [{}, "Value for field '$[operation]' not found."],
        [{ operation: "Fly" }, "Unsupported operation 'Fly'."],
        [{ operation: "constructor" }, "Unsupported operation 'constructor'."],
        [
          {
            operation: "TransactWriteItems",
            transactItems: [{ operation: "valueOf", table: "t", key: key("x") }],
          },
          "Unsupported operation 'valueOf'.",
        ],
        [{ operation: "GetItem" }, "Value for field '$[key]' not found."],
        [{ operation: "GetItem", key: { id: { X: "1" } } }, "Unsupported element '$[key][id]'."],
        [
          { operation: "GetItem", key: key("x"), returnValues: "NONE" },
          "Unsupported element '$[returnValues]'.",
        ],
        [{ operation: "UpdateItem", key: key("x") }, "Value for field '$[update]' not found."],
      ];
      for (const [request, message] of cases) {
        expect(await send(request)).to.deep.include({ errorType: "MappingTemplate", message });
      }
    });
  });

  it("passes the error of an unavailable database to the response handler", async () => {
    const { dynamoDb } = stack.services;
    const { call } = dynamoDb;
    dynamoDb.call = async () => {
      throw Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    };
    const { error } = await send({ operation: "GetItem", key: key("x") });
    dynamoDb.call = call;
    expect(error).to.deep.equal({
      type: "InternalFailure",
      message: "The data source did not respond (ECONNREFUSED).",
    });
  });

  it("lets a test intercept a call", async () => {
    stack.appSync.intercept = async () => ({
      result: null,
      error: { type: "DynamoDB:TransactionConflictException", message: "Injected." },
    });
    const injected = await send({ operation: "GetItem", key: key("x") });
    delete stack.appSync.intercept;
    expect(injected.error.type).to.equal("DynamoDB:TransactionConflictException");
  });
});

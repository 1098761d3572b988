import { expect } from "chai";
import { evaluateExpression, evaluateRequest } from "../evaluateExpression";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import { fact } from "../../../../../fidelity/fact";

const RECORDED = "recorded on AWS by https://github.com/localstack/appsync-utils";
const AREA = "APPSYNC_JS: library";
const converted = fact(AREA, "util.dynamodb and the module's functions", RECORDED, {
  response: "the value of each call",
});
const updated = fact(AREA, "@aws-appsync/utils/dynamodb: update", RECORDED, {
  response: "expression, names and values of each update",
  unverified: "REMOVE, updateListItem and nested paths",
});

/** Recorded from AWS: localstack/appsync-utils, __snapshots__/index.test.js.snap. */
const recorded: [expression: string, value: unknown][] = [
  [`util.dynamodb.toDynamoDB("test")`, { S: "test" }],
  [`util.dynamodb.toDynamoDB(12345)`, { N: 12345 }],
  [`util.dynamodb.toDynamoDB(true)`, { BOOL: true }],
  [`util.dynamodb.toString("test")`, { S: "test" }],
  [`util.dynamodb.toStringSet(["foo", "bar", "baz"])`, { SS: ["foo", "bar", "baz"] }],
  [`util.dynamodb.toNumber(12345)`, { N: 12345 }],
  [`util.dynamodb.toNumberSet([1, 23, 4.56])`, { NS: [1, 23, 4.56] }],
  [`util.dynamodb.toBinary("foo")`, { B: "foo" }],
  [`util.dynamodb.toBinarySet(["foo", "bar", "baz"])`, { BS: ["foo", "bar", "baz"] }],
  [`util.dynamodb.toBoolean(true)`, { BOOL: true }],
  [`util.dynamodb.toNull()`, { NULL: null }],
  [
    `util.dynamodb.toList(["foo", 123, { bar: "baz" }])`,
    { L: [{ S: "foo" }, { N: 123 }, { M: { bar: { S: "baz" } } }] },
  ],
  [
    `util.dynamodb.toMap({ foo: "bar", baz: 1234, beep: ["boop"] })`,
    { M: { foo: { S: "bar" }, baz: { N: 1234 }, beep: { L: [{ S: "boop" }] } } },
  ],
  [
    `util.dynamodb.toMapValues({ foo: "bar", baz: 1234, beep: ["boop"] })`,
    { foo: { S: "bar" }, baz: { N: 1234 }, beep: { L: [{ S: "boop" }] } },
  ],
  [
    `util.dynamodb.toS3Object("foo", "bar", "baz")`,
    { S: `{"s3":{"key":"foo","bucket":"bar","region":"baz"}}` },
  ],
  [
    `util.dynamodb.toS3Object("foo", "bar", "baz", "beep")`,
    { S: `{"s3":{"key":"foo","bucket":"bar","region":"baz","version":"beep"}}` },
  ],
  [`ddb.get({ key: { id: "id" } })`, { operation: "GetItem", key: { id: { S: "id" } } }],
  [
    `ddb.put({ key: { id: "abc" }, item: { value: 10 } })`,
    { operation: "PutItem", key: { id: { S: "abc" } }, attributeValues: { value: { N: 10 } } },
  ],
  [`ddb.remove({ key: { id: "test" } })`, { operation: "DeleteItem", key: { id: { S: "test" } } }],
  [`ddb.scan({ limit: 10, nextToken: "abc" })`, { operation: "Scan", limit: 10, nextToken: "abc" }],
  [`ddb.operations.add(10)`, { type: "OPERATION_ADD", value: 10 }],
  [`ddb.operations.append([1, 2, 3])`, { type: "OPERATION_APPEND", items: [1, 2, 3] }],
  [`ddb.operations.decrement(10)`, { type: "OPERATION_DECREMENT", by: 10 }],
  [`ddb.operations.increment(10)`, { type: "OPERATION_INCREMENT", by: 10 }],
  [`ddb.operations.prepend([1, 2, 3])`, { type: "OPERATION_PREPEND", items: [1, 2, 3] }],
  [`ddb.operations.replace({ a: 10 })`, { type: "OPERATION_REPLACE", value: { a: 10 } }],
];

const list = { L: [{ N: 1 }, { N: 2 }, { N: 3 }] };

/** The rendered update object of ddb.update: expression, names, values. */
const updates: [update: string, expression: string, names: string[], values: unknown[]][] = [
  ["age: ddb.operations.add(10)", "SET #expName_1 = :expValue_1", ["age"], [{ N: 10 }]],
  [
    "values: ddb.operations.append([1, 2, 3])",
    "SET #expName_1 = list_append(#expName_1, :expValue_1)",
    ["values"],
    [list],
  ],
  [
    "values: ddb.operations.prepend([1, 2, 3])",
    "SET #expName_1 = list_append(:expValue_1, #expName_1)",
    ["values"],
    [list],
  ],
  [
    "age: ddb.operations.increment(10)",
    "SET #expName_1 = #expName_1 + :expValue_1",
    ["age"],
    [{ N: 10 }],
  ],
  [
    "age: ddb.operations.decrement(1)",
    "SET #expName_1 = #expName_1 - :expValue_1",
    ["age"],
    [{ N: 1 }],
  ],
  [
    "v: ddb.operations.replace({ a: 10 })",
    "SET #expName_1 = :expValue_1",
    ["v"],
    [{ M: { a: { N: 10 } } }],
  ],
  [
    "name: 'Toni', website: null, bio: 'b'",
    "SET #expName_1 = :expValue_1, #expName_2 = :expValue_2, #expName_3 = :expValue_3",
    ["name", "website", "bio"],
    [{ S: "Toni" }, { NULL: null }, { S: "b" }],
  ],
  [
    "a: ddb.operations.remove(), b: 1",
    "SET #expName_2 = :expValue_1 REMOVE #expName_1",
    ["a", "b"],
    [{ N: 1 }],
  ],
  [
    "info: { address: ddb.operations.replace({ zip: '1' }) }",
    "SET #expName_1.#expName_2 = :expValue_1",
    ["info", "address"],
    [{ M: { zip: { S: "1" } } }],
  ],
  [
    "ids: [ddb.operations.updateListItem('102', 1), ddb.operations.updateListItem('112', 2)]",
    "SET #expName_1[1] = :expValue_1, #expName_1[2] = :expValue_2",
    ["ids"],
    [{ S: "102" }, { S: "112" }],
  ],
  ["tags: ddb.toStringSet(['a'])", "SET #expName_1 = :expValue_1", ["tags"], [{ SS: ["a"] }]],
  ["list: [1, 2, 3]", "SET #expName_1 = :expValue_1", ["list"], [list]],
];

describe("the DynamoDB helpers", () => {
  for (const [expression, value] of recorded) {
    answersAsAws(converted, `evaluate ${expression} as AWS does`, () => {
      expect(evaluateExpression(expression)).to.deep.equal(value);
    });
  }

  it("pass on empty sets, which DynamoDB rejects", () => {
    expect(evaluateExpression("util.dynamodb.toStringSet([])")).to.deep.equal({ SS: [] });
  });

  it("return null for null", () => {
    for (const name of ["toString", "toNumber", "toStringSet", "toBoolean", "toList", "toMap"]) {
      expect(evaluateExpression(`util.dynamodb.${name}(null)`), name).to.equal(null);
    }
    expect(evaluateExpression("util.dynamodb.toDynamoDB(null)")).to.deep.equal({ NULL: null });
  });

  it("keep attributes with the names of built-in properties", () => {
    expect(
      evaluateExpression(`util.dynamodb.toMapValues(JSON.parse('{"__proto__":1,"toString":2}'))`),
    )
      .to.have.own.property("__proto__")
      .that.deep.equals({ N: 1 });
  });

  it("parse a serialized S3 object", () => {
    expect(
      evaluateExpression(`util.dynamodb.fromS3ObjectJson(util.dynamodb.toS3Object("a", "b", "c"))`),
    ).to.deep.equal({ key: "a", bucket: "b", region: "c" });
  });
});

describe("ddb.update", () => {
  for (const [update, expression, names, values] of updates) {
    answersAsAws(updated, `renders { ${update} }`, () => {
      expect(
        evaluateExpression(`ddb.update({ key: { id: "test" }, update: { ${update} } })`),
      ).to.deep.equal({
        operation: "UpdateItem",
        key: { id: { S: "test" } },
        update: {
          expression,
          expressionNames: Object.fromEntries(names.map((name, i) => [`#expName_${i + 1}`, name])),
          expressionValues: Object.fromEntries(
            values.map((value, i) => [`:expValue_${i + 1}`, value]),
          ),
        },
      });
    });
  }
});

describe("the other functions of the DynamoDB module", () => {
  const exists = {
    expression: "(attribute_exists(#id))",
    expressionNames: { "#id": "id" },
    expressionValues: {},
  };

  it("render queries with filters and projections", () => {
    expect(
      evaluateExpression(`ddb.query({ query: { userId: { eq: "u" } }, filter: { a: { gt: 1 } }, index: "i",
        limit: 5, nextToken: null, scanIndexForward: false, consistentRead: true, projection: ["a", "b.c"] })`),
    ).to.deep.equal({
      operation: "Query",
      query: {
        expression: "(#userId = :userId_eq)",
        expressionNames: { "#userId": "userId" },
        expressionValues: { ":userId_eq": { S: "u" } },
      },
      filter: {
        expression: "(#a > :a_gt)",
        expressionNames: { "#a": "a" },
        expressionValues: { ":a_gt": { N: 1 } },
      },
      projection: {
        expression: "#expName_1, #expName_2.#expName_3",
        expressionNames: { "#expName_1": "a", "#expName_2": "b", "#expName_3": "c" },
      },
      index: "i",
      limit: 5,
      scanIndexForward: false,
      consistentRead: true,
    });
  });

  it("render batches", () => {
    expect(
      evaluateExpression(
        "ddb.batchGet({ tables: { T: { keys: [{ id: 1 }], consistentRead: true } } })",
      ),
    ).to.deep.equal({
      operation: "BatchGetItem",
      tables: { T: { keys: [{ id: { N: 1 } }], consistentRead: true } },
    });
    expect(
      evaluateExpression("ddb.batchPut({ tables: { T: [{ id: 1, a: null }] } })"),
    ).to.deep.equal({
      operation: "BatchPutItem",
      tables: { T: [{ id: { N: 1 }, a: { NULL: null } }] },
    });
    expect(evaluateExpression("ddb.batchDelete({ tables: { T: [{ id: 1 }] } })")).to.deep.equal({
      operation: "BatchDeleteItem",
      tables: { T: [{ id: { N: 1 } }] },
    });
  });

  it("render transactions", () => {
    expect(
      evaluateExpression(`ddb.transactGet({ items: [{ table: "T", key: { id: 1 } }] })`),
    ).to.deep.equal({
      operation: "TransactGetItems",
      transactItems: [{ table: "T", key: { id: { N: 1 } } }],
    });
    expect(
      evaluateExpression(`ddb.transactWrite({ items: [
        { putItem: { table: "T", key: { id: 1 }, item: { a: ddb.toNumberSet([1]) } } },
        { updateItem: { table: "T", key: { id: 2 }, update: { a: ddb.operations.increment() } } },
        { deleteItem: { table: "T", key: { id: 3 } } },
        { conditionCheck: { table: "T", key: { id: 4 }, condition: { id: { attributeExists: true } } } } ] })`),
    ).to.deep.equal({
      operation: "TransactWriteItems",
      transactItems: [
        {
          table: "T",
          operation: "PutItem",
          key: { id: { N: 1 } },
          attributeValues: { a: { NS: [1] } },
        },
        {
          table: "T",
          operation: "UpdateItem",
          key: { id: { N: 2 } },
          update: {
            expression: "SET #expName_1 = #expName_1 + :expValue_1",
            expressionNames: { "#expName_1": "a" },
            expressionValues: { ":expValue_1": { N: 1 } },
          },
        },
        { table: "T", operation: "DeleteItem", key: { id: { N: 3 } } },
        { table: "T", operation: "ConditionCheck", key: { id: { N: 4 } }, condition: exists },
      ],
    });
  });

  it("fail for a condition that cannot be rendered", () => {
    expect(
      evaluateRequest("return ddb.put({ key: { id: 1 }, item: {}, condition: { id: 5 } });").error,
    ).to.deep.equal({
      message: "code.js:4:12: Error: put: the condition cannot be rendered",
      type: "Code",
      data: null,
      errorInfo: null,
    });
  });

  it("reject an unknown kind of write", () => {
    expect(
      evaluateRequest("return ddb.transactWrite({ items: [{ put: {} }] });").error?.message,
    ).to.equal(
      "code.js:4:12: Error: transactWrite: expected one of putItem, updateItem, deleteItem, conditionCheck, got put",
    );
  });
});

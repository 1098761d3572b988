import { expect } from "chai";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";
import { checkExpressions } from "../../../../src/services/dynamodb/checkExpressions";

function outcome(operation: string, request: object): string {
  try {
    checkExpressions(operation, JSON.stringify(request));
    return "no error";
  } catch (error) {
    return (error as Error).message;
  }
}
const operands = (count: number): string => Array(count).fill(":v").join(",");
const TOO_MANY = "The IN operator is provided with too many operands; number of operands: 101";

describe("checkExpressions", () => {
  it("rejects IN with more than 100 operands in any place", () => {
    const text = `NOT (a = :v OR b in (${operands(101)}))`;
    expect(outcome("Scan", { FilterExpression: text })).to.equal(
      `Invalid FilterExpression: ${TOO_MANY}`,
    );
    for (const operation of ["PutItem", "UpdateItem"]) {
      expect(outcome(operation, { ConditionExpression: text })).to.equal(
        `1 validation error detected: Invalid ConditionExpression: ${TOO_MANY}`,
      );
    }
    const ConditionCheck = { ConditionExpression: text };
    expect(outcome("TransactWriteItems", { TransactItems: [{ ConditionCheck }] })).to.equal(
      `Invalid ConditionExpression: ${TOO_MANY}`,
    );
    expect(outcome("Scan", { FilterExpression: `a IN (${operands(100)})` })).to.equal("no error");
  });

  it("rejects more than 300 operators and functions", () => {
    const chain = (count: number): string => Array(count).fill("a=:v").join(" OR ");
    const problem = "The expression contains too many operators; operator count: 301";
    expect(outcome("Scan", { FilterExpression: chain(151) })).to.equal(
      `Invalid FilterExpression: ${problem}`,
    );
    expect(outcome("Scan", { FilterExpression: chain(150) })).to.equal("no error");
  });

  for (const [text, name, first] of [
    ["a = a", "=", "[a]"],
    ["NOT (b = :v OR a.b[1] <> #a.b[1])", "<>", "[a, b, [1]]"],
    ["b = :v AND contains(#a, a)", "contains", "[a]"],
    ["begins_with(a,#a)", "begins_with", "[a]"],
  ] as const) {
    it(`rejects ${text}, whose operands are the same`, () => {
      const ExpressionAttributeNames = { "#a": "a" };
      const problem = `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${first}`;
      expect(outcome("Scan", { FilterExpression: text, ExpressionAttributeNames })).to.equal(
        `Invalid FilterExpression: ${problem}`,
      );
      const ConditionCheck = { ConditionExpression: text, ExpressionAttributeNames };
      expect(outcome("TransactWriteItems", { TransactItems: [{ ConditionCheck }] })).to.equal(
        `Invalid ConditionExpression: ${problem}`,
      );
    });
  }

  for (const request of [
    { FilterExpression: "a = b AND a.b < a[1] AND size(a) > a AND a BETWEEN a AND a" },
    { ConditionExpression: ":v = :v" },
    { UpdateExpression: "SET a = a" },
    { ProjectionExpression: "a, a" },
  ]) {
    it(`leaves ${JSON.stringify(request)} to the engine`, () => {
      expect(outcome("Query", request)).to.equal("no error");
    });
  }

  const values = { ":a": { S: "a" }, ":b": { S: "b" }, ":n": { N: "10" }, ":m": { N: "9" } };
  for (const [text, problem] of [
    [
      "x BETWEEN :b AND :a",
      "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}",
    ],
    [
      "x between :n and :m",
      "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:10}, upper bound operand: AttributeValue: {N:9}",
    ],
    [
      "y = :a AND x BETWEEN :a AND :n",
      "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:a}, upper bound operand: AttributeValue: {N:10}",
    ],
    [
      "attribute_type(x, :a)",
      "Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
    ],
  ] as const) {
    it(`rejects "${text}"`, () => {
      const request = { KeyConditionExpression: text, ExpressionAttributeValues: values };
      expect(outcome("Query", request)).to.equal(`Invalid KeyConditionExpression: ${problem}`);
    });
  }

  const misfit = (name: string, type: string): string =>
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;
  const noPath = (name: string): string =>
    `Operator or function requires a document path; operator or function: ${name}`;
  const operandTypes: [text: string, problem: string][] = [
    ["size(:n) > a", misfit("size", "N")],
    ["a < size (\n:bool)", misfit("size", "BOOL")],
    ["size(:null) > a", misfit("size", "NULL")],
    ["size(size(a)) > :n", misfit("size", "N")],
    ["attribute_not_exists(size(:n))", misfit("size", "N")],
    ["attribute_not_exists(size(:s))", noPath("attribute_not_exists")],
    ["attribute_exists(:s)", noPath("attribute_exists")],
    ["begins_with(a, size(a)) AND a = :s", misfit("begins_with", "N")],
    ["begins_with(:m, a)", misfit("begins_with", "M")],
    ["attribute_type(a, size(a))", misfit("attribute_type", "N")],
    ["attribute_type(a, :ss)", misfit("attribute_type", "SS")],
    ["attribute_type(a, b)", misfit("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}")],
    [
      "size(:x) > a",
      "An expression attribute value used in expression is not defined; attribute value: :x",
    ],
  ];
  const typed = {
    ":bool": { BOOL: true },
    ":m": { M: {} },
    ":n": { N: "1" },
    ":null": { NULL: true },
    ":s": { S: "N" },
    ":ss": { SS: ["a"] },
  };
  const operandFact = fact(
    "DynamoDB",
    "expressions: operands that a function does not take",
    "recorded on AWS by https://github.com/architect/dynalite",
    { response: "the ValidationException", cases: 2 },
  );
  for (const [text, problem] of operandTypes) {
    answersAsAws(operandFact, `rejects the operands of "${text}"`, () => {
      const filter = { FilterExpression: text, ExpressionAttributeValues: typed };
      expect(outcome("Scan", filter)).to.equal(`Invalid FilterExpression: ${problem}`);
      const condition = { ConditionExpression: text, ExpressionAttributeValues: typed };
      expect(outcome("UpdateItem", condition)).to.equal(
        `1 validation error detected: Invalid ConditionExpression: ${problem}`,
      );
    });
  }

  for (const text of ["size(:s) > a", "begins_with(:s, a)", "attribute_type(:n, :s)"]) {
    it(`accepts "${text}"`, () => {
      const request = { FilterExpression: text, ExpressionAttributeValues: typed };
      expect(outcome("Scan", request)).to.equal("no error");
    });
  }

  it("accepts bounds in order, and values that are only text", () => {
    const ExpressionAttributeValues = values;
    for (const text of ["x BETWEEN :a AND :b", "x BETWEEN :m AND :n", "x BETWEEN :a AND :a"]) {
      const request = { FilterExpression: text, ExpressionAttributeValues };
      expect(outcome("Scan", request)).to.equal("no error");
    }
    const Item = { x: { S: `Expression":"${"(".repeat(600)}x BETWEEN :b AND :a` } };
    expect(outcome("PutItem", { Item, ExpressionAttributeValues })).to.equal("no error");
  });
});

import { expect } from "chai";
import { inAwsWords } from "../../../../../src/services/dynamodb/texts/inAwsWords";

const VALIDATION = "com.amazon.coral.validate#ValidationException";
const SERIALIZATION = "com.amazon.coral.service#SerializationException";
const error = (message: string, __type = VALIDATION) => ({
  status: 400,
  body: JSON.stringify({ __type, message }),
});
const noAsk = async (): Promise<never> => {
  throw new Error("the engine is asked again");
};

/** "Type: message" of the response to a request for which the engine returned `engine`. */
async function words(engine: string, request: object, type = VALIDATION): Promise<string> {
  const { body } = await inAwsWords(error(engine, type), JSON.stringify(request), noAsk);
  const { __type, message, Message } = JSON.parse(body);
  return `${__type.split("#")[1]}: ${message ?? Message}`;
}

describe("inAwsWords", () => {
  const expressions: [member: string, text: string, engine: string, aws: string][] = [
    [
      "FilterExpression",
      "a = :p AND",
      "Expected operand, got end of expression",
      'Syntax error; token: "<EOF>", near: "AND"',
    ],
    [
      "FilterExpression",
      "a-b",
      "Expected comparison operator, BETWEEN, or IN",
      'Syntax error; token: "-", near: "a-b"',
    ],
    [
      "FilterExpression",
      "a..b = :p",
      "Expected attribute name after '.', got .",
      'Syntax error; token: ".", near: "..b"',
    ],
    [
      "FilterExpression",
      "a[x] = :p",
      "Expected number in brackets, got x",
      'Syntax error; token: "x", near: "[x]"',
    ],
    [
      "FilterExpression",
      "(a = :p",
      "Expected ), got end of expression",
      'Syntax error; token: "<EOF>", near: ":p"',
    ],
    [
      "FilterExpression",
      "a IN ()",
      "Expected operand, got )",
      'Syntax error; token: ")", near: "()"',
    ],
    [
      "FilterExpression",
      "#a attribute_not_exists :c",
      "Expected comparison operator, BETWEEN, or IN",
      'Syntax error; token: "attribute_not_exists", near: "#a attribute_not_exists :c"',
    ],
    [
      "ConditionExpression",
      "a = @",
      'Syntax error; token: "@"',
      'Syntax error; token: "@", near: "= @"',
    ],
    [
      "UpdateExpression",
      "INVALID SYNTAX HERE",
      "Syntax error; Expected SET",
      'Syntax error; token: "INVALID", near: "INVALID SYNTAX"',
    ],
    [
      "UpdateExpression",
      "SET",
      "Syntax error; Expected attribute name, got end of expression",
      'Syntax error; token: "<EOF>", near: "SET"',
    ],
    [
      "UpdateExpression",
      "ADD a b",
      "Expected value reference in ADD, got b",
      'Syntax error; token: "b", near: "a b"',
    ],
    [
      "ProjectionExpression",
      "a,",
      "Expected attribute name, got end of expression",
      'Syntax error; token: "<EOF>", near: ","',
    ],
    [
      "FilterExpression",
      "size(a)",
      "Expected comparison operator, BETWEEN, or IN",
      "The function is not allowed to be used this way in an expression; function: size",
    ],
    [
      "FilterExpression",
      "contains(a, :p) = :p",
      "Expected condition",
      "The function is not allowed to be used this way in an expression; function: contains",
    ],
    [
      "FilterExpression",
      "begins_with(a)",
      "Expected ,, got )",
      "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1",
    ],
    [
      "UpdateExpression",
      "SET a = list_append(:p)",
      "Expected ,, got )",
      "Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1",
    ],
    [
      "FilterExpression",
      "  ",
      "Expected operand, got end of expression",
      "The expression can not be empty;",
    ],
  ];
  for (const [member, text, engine, aws] of expressions) {
    it(`returns DynamoDB's message for "${text}" in a ${member}`, async () => {
      expect(await words(`Invalid ${member}: ${engine}`, { [member]: text })).to.equal(
        `ValidationException: Invalid ${member}: ${aws}`,
      );
    });
  }

  it("keeps the error count at the beginning of some messages", async () => {
    const engine = "1 validation error detected: Invalid UpdateExpression: Expected =, got :p";
    expect(await words(engine, { UpdateExpression: "SET a :p" })).to.equal(
      'ValidationException: 1 validation error detected: Invalid UpdateExpression: Syntax error; token: ":p", near: "a :p"',
    );
  });

  it("finds the expression among the actions of a transaction and the tables of a batch", async () => {
    const Update = { UpdateExpression: "SET a =" };
    const transaction = { TransactItems: [{ Put: {} }, { Update }] };
    expect(await words("Invalid UpdateExpression: Expected operand", transaction)).to.match(
      /Invalid UpdateExpression: Syntax error; token: "<EOF>", near: "="$/,
    );
    const batch = { RequestItems: { T: { ProjectionExpression: "a b" } } };
    expect(await words("Invalid ProjectionExpression: Expected ,", batch)).to.match(/near: "a b"$/);
  });

  const keys: [text: string, engine: string, aws: string][] = [
    [
      "a = :p OR b = :p",
      "Unexpected token in KeyConditionExpression: OR",
      "Invalid operator used in KeyConditionExpression: OR",
    ],
    [
      "a <> :p",
      "Unexpected operator in KeyConditionExpression: <>",
      "Invalid operator used in KeyConditionExpression: <>",
    ],
    [
      "NOT a = :p",
      "Expected attribute name, got NOT",
      "Invalid operator used in KeyConditionExpression: NOT",
    ],
    [
      "a IN (:p)",
      "Unexpected operator in KeyConditionExpression: IN",
      "Invalid operator used in KeyConditionExpression: IN",
    ],
    [
      "attribute_exists(a)",
      "Unexpected operator in KeyConditionExpression: (",
      "Invalid operator used in KeyConditionExpression: attribute_exists",
    ],
    [
      "a = :p AND contains(b, :p)",
      "Unexpected operator in KeyConditionExpression: (",
      "Invalid operator used in KeyConditionExpression: contains",
    ],
    [
      "a < :p",
      "Invalid KeyConditionExpression: partition key must use equality",
      "Query key condition not supported",
    ],
    [
      "a > size(b.d)",
      "Expected value reference (:name), got size",
      "KeyConditionExpressions cannot contain nested operations",
    ],
    [
      "a = b",
      "Expected value reference (:name), got b",
      "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
    ],
    [
      "b[0] > :p",
      "Unexpected operator in KeyConditionExpression: [",
      "KeyConditionExpressions cannot have conditions on nested attributes",
    ],
    [
      ":a = :p",
      "Expected attribute name, got :a",
      "Invalid condition in KeyConditionExpression: No key attribute specified",
    ],
    [
      ":a between b and :p",
      "Expected attribute name, got :a",
      "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand",
    ],
    [
      "b > :a AND b < :a",
      "Unexpected token in KeyConditionExpression: AND",
      "KeyConditionExpressions must only contain one condition per key",
    ],
    [
      "a = :a AND b = :a AND c = :a",
      "Unexpected token in KeyConditionExpression: AND",
      "Conditions can be of length 1 or 2 only",
    ],
    [
      "a = ",
      "Expected value reference, got end of expression",
      'Invalid KeyConditionExpression: Syntax error; token: "<EOF>", near: "="',
    ],
    [
      "size = :p",
      "Attribute name is a reserved keyword; reserved keyword: size",
      "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: size",
    ],
  ];
  for (const [text, engine, aws] of keys) {
    it(`returns DynamoDB's message for the key condition "${text}"`, async () => {
      const request = { KeyConditionExpression: text };
      expect(await words(engine, request)).to.equal(`ValidationException: ${aws}`);
    });
  }

  it("names the expression with a placeholder that is not defined", async () => {
    const engine =
      "An expression attribute value used in expression is not defined; attribute value: :q";
    const request = { KeyConditionExpression: "a = :p", FilterExpression: "b = :q" };
    expect(await words(engine, request)).to.equal(
      `ValidationException: Invalid FilterExpression: ${engine}`,
    );
  });

  for (const [member, at] of [
    ["Key", "key"],
    ["RequestItems", "requestItems"],
    ["Statement", "statement"],
  ]) {
    it(`returns DynamoDB's message for a request without ${member}`, async () => {
      expect(await words(`missing field \`${member}\` at line 1 column 2`, {})).to.equal(
        `ValidationException: 1 validation error detected: Value null at '${at}' failed to satisfy constraint: Member must not be null`,
      );
    });
  }

  for (const [engine, value, aws] of [
    [
      "TRUE_VALUE cannot be converted to String",
      { S: 1 },
      "NUMBER_VALUE cannot be converted to String",
    ],
    [
      "TRUE_VALUE cannot be converted to String",
      { N: 1.5 },
      "DECIMAL_VALUE cannot be converted to String",
    ],
    [
      "TRUE_VALUE cannot be converted to String",
      { L: [{ S: false }] },
      "FALSE_VALUE cannot be converted to String",
    ],
    [
      "invalid base64: Invalid symbol 63",
      { B: "?" },
      "Base64 encoded length is expected a multiple of 4 bytes but found: 1",
    ],
    [
      "invalid base64: Invalid last symbol",
      { M: { a: { B: "YR==" } } },
      "Invalid last non-pad Base64 character dectected",
    ],
  ] as const) {
    it(`returns DynamoDB's message for the value ${JSON.stringify(value)}`, async () => {
      const request = { Item: { x: value } };
      expect(await words(engine, request, SERIALIZATION)).to.equal(
        `SerializationException: ${aws}`,
      );
    });
  }

  describe("for a number that the engine cannot read", () => {
    const asked: string[] = [];
    const again = (response: { status: number; body: string }) => async (body: string) => {
      asked.push(body);
      return response;
    };
    beforeEach(() => asked.splice(0));

    for (const member of ["Limit", "TotalSegments"]) {
      it(`returns DynamoDB's message for 0 for a negative ${member}`, async () => {
        const engine = error(
          "invalid value: integer `-1`, expected usize at line 1",
          SERIALIZATION,
        );
        const zero = error(`1 validation error detected: Value '0' at '${member}' failed`);
        const response = await inAwsWords(engine, JSON.stringify({ [member]: -1 }), again(zero));
        expect(JSON.parse(response.body).message).to.equal(
          `1 validation error detected: Value '-1' at '${member}' failed`,
        );
        expect(asked).to.deep.equal([JSON.stringify({ [member]: 0 })]);
      });
    }

    it("rounds a fraction down", async () => {
      const engine = error("floating point `1.5`", SERIALIZATION);
      const served = { status: 200, body: "{}" };
      expect(await inAwsWords(engine, '{"Limit":1.5}', again(served))).to.equal(served);
      expect(asked).to.deep.equal(['{"Limit":1}']);
    });
  });

  it("says of unused placeholders before it says that a condition failed", async () => {
    const failed = "x#ConditionalCheckFailedException";
    const request = {
      ConditionExpression: "#a = :a",
      ExpressionAttributeNames: { "#a": "a" },
      ExpressionAttributeValues: { ":a": {}, ":b": {}, ":c": {} },
    };
    const unused = "unused in expressions: keys:";
    expect(await words("The conditional request failed", request, failed)).to.equal(
      `ValidationException: Value provided in ExpressionAttributeValues ${unused} {:b, :c}`,
    );
    const Put = { ...request, ExpressionAttributeNames: { "#a": "a", "#b": "b" } };
    const canceled = "x#TransactionCanceledException";
    expect(await words("Transaction cancelled", { TransactItems: [{ Put }] }, canceled)).to.equal(
      `ValidationException: Value provided in ExpressionAttributeNames ${unused} {#b}`,
    );
    const used = { ...request, ExpressionAttributeValues: { ":a": {} } };
    const response = error("The conditional request failed", failed);
    expect(await inAwsWords(response, JSON.stringify(used), noAsk)).to.equal(response);
  });

  it("prints the members of a list that is too long as DynamoDB does", async () => {
    const rule = "failed to satisfy constraint: Map value must satisfy constraint: [at most 1]";
    const print = "[WriteRequest { put_request: Some(PutRequest { item: {} }) }]";
    const PutRequest = { Item: {} };
    const batch = { RequestItems: { t: [{ PutRequest }, { PutRequest }], u: [] } };
    const type = "com.amazonaws.dynamodb.v20120810";
    expect(
      (
        await words(
          `1 validation error detected: Value '{t=[${print}]}' at 'requestItems' ${rule}`,
          batch,
        )
      ).replace(/@[0-9a-f]{8}/g, "@N"),
    ).to.equal(
      `ValidationException: 1 validation error detected: Value '{t=[${type}.WriteRequest@N, ${type}.WriteRequest@N], u=[]}' at 'requestItems' ${rule}`,
    );
    for (const [action, name] of [
      ["Put", "TransactWriteItem"],
      ["Get", "TransactGetItem"],
    ] as const) {
      const message = `1 validation error detected: Value '[[${name} { a: Some(1) }]]' at 'transactItems' failed to satisfy constraint: at most 100`;
      const said = await words(message, { TransactItems: [{ [action]: {} }] });
      expect(said.replace(/@[0-9a-f]{8}/g, "@N")).to.equal(
        `ValidationException: 1 validation error detected: Value '[${type}.${name}@N]' at 'transactItems' failed to satisfy constraint: at most 100`,
      );
    }
  });

  it("leaves DynamoDB's own words as they are", async () => {
    for (const [message, request] of [
      ["One or more parameter values were invalid: Missing the key pk in the item", {}],
      [
        'Invalid FilterExpression: Syntax error; token: "a", near: "b a"',
        { FilterExpression: "b a" },
      ],
      ["Requested resource not found", {}],
    ] as const) {
      const response = error(message);
      expect(await inAwsWords(response, JSON.stringify(request), noAsk)).to.equal(response);
    }
    const failed = error("The conditional request failed", "x#ConditionalCheckFailedException");
    expect(await inAwsWords(failed, "not read", noAsk)).to.equal(failed);
  });
});

import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execute, parse } from "graphql";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { codeSpan, type Fact } from "../../../../fidelity/fact";
import { acceptedSchemas } from "../../../../../src/services/appsync/schema/acceptedSchemas";
import { buildApiSchema } from "../../../../../src/services/appsync/schema/buildApiSchema";
import {
  checkApiSchema,
  findSchemaFailure,
} from "../../../../../src/services/appsync/schema/checkApiSchema";
import {
  failureDetails,
  SchemaError,
} from "../../../../../src/services/appsync/schema/schemaProblem";
import {
  schemaRules,
  type SchemaRule,
} from "../../../../../src/services/appsync/schema/schemaRules";

const AREA = "AppSync: schema";

/** AppSync's response for a schema that violates a rule. */
function refusalFact({ rule, refused, details, source, shown }: SchemaRule): Fact {
  const answer = `${codeSpan(refused)} → ${codeSpan(details, 200)}`;
  const words = shown === "refusal" && { unverified: "the words" };
  return {
    area: AREA,
    feature: rule,
    response: answer,
    source,
    isVerified: shown === "words",
    ...words,
  };
}

const ROOT = join(__dirname, "../../../../../../..");

describe("findSchemaFailure", () => {
  for (const [id, rule] of Object.entries<SchemaRule>(schemaRules)) {
    answersAsAws(
      refusalFact(rule),
      `rejects a violation of the rule ${id}, with details and position`,
      () => {
        const failure = findSchemaFailure(rule.refused);
        expect(failure && failureDetails(failure)).to.equal(rule.details);
        const [problem, ...others] = failure!.problems;
        expect(others, JSON.stringify(others)).to.deep.equal([]);
        expect(problem!.rule).to.equal(id);
        expect(`${problem!.at.line}:${problem!.at.column}`).to.equal(rule.place);
      },
    );

    it(`accepts a schema that satisfies the rule ${id}`, () => {
      expect(findSchemaFailure(rule.accepted)).to.equal(undefined);
    });
  }

  for (const { what, schema, source, isShown } of acceptedSchemas) {
    const answer = `${codeSpan(schema)} → \`SUCCESS\``;
    const accepted: Fact = {
      area: AREA,
      feature: what,
      response: answer,
      source,
      isVerified: isShown,
    };
    answersAsAws(accepted, `accepts ${what}`, () => {
      expect(findSchemaFailure(schema)).to.equal(undefined);
      expect(buildApiSchema(schema).getQueryType()).to.not.equal(undefined);
    });
  }

  it("lists all errors that AppSync's engine would list, in its order", () => {
    const failure = findSchemaFailure(
      "type Query {\n  a(in: I, b: Nope1): [Nope2!]!\n}\ninput I {\n  x: Nope3\n}\nunion U = Nope4\ntype B implements Nope5 { a: Int }",
    );
    expect(failureDetails(failure!)).to.equal(
      [
        "Found 5 problem(s) with the schema:",
        "The field type 'Nope2' is not present when resolving type 'Query' [@1:1].",
        "The field input type 'Nope1' is not present when resolving type 'Query' [@1:1].",
        "The interface type 'Nope5' is not present when resolving type 'B' [@8:1].",
        "The union member type 'Nope4' is not present when resolving type 'U' [@7:1].",
        "The input value type 'Nope3' is not present when resolving type 'I' [@4:1].",
      ].join("\n"),
    );
  });

  const wrongDirectives: Record<string, [string, string]> = {
    "@aws_subscribe on a field of Query": [
      'type Query { a: Int @aws_subscribe(mutations: ["a"]) }',
      "misplacedDirective",
    ],
    "@aws_subscribe on a type": ["type Query @aws_subscribe { a: Int }", "misplacedDirective"],
    "@aws_iam on an enum": ["type Query { a: E } enum E @aws_iam { A }", "misplacedDirective"],
    "@aws_lambda on an interface": [
      "type Query implements I { a: Int } interface I @aws_lambda { a: Int }",
      "misplacedDirective",
    ],
    "@aws_oidc on the schema definition": [
      "schema @aws_oidc { query: Query } type Query { a: Int }",
      "misplacedDirective",
    ],
    "@deprecated on a type": ["type Query @deprecated { a: Int }", "misplacedDirective"],
    "@deprecated with a reason that is not text": [
      "type Query { a: Int @deprecated(reason: 5) }",
      "wrongDirectiveArgument",
    ],
    "@aws_api_key with an argument": [
      'type Query { a: Int @aws_api_key(cognito_groups: ["a"]) }',
      "unknownDirectiveArgument",
    ],
    "@oneOf, which GraphQL got later": [
      "type Query { a(in: I): Int } input I @oneOf { b: Int c: Int }",
      "unknownDirective",
    ],
    "a directive of Amplify": ["type Query { a: A } type A @model { b: Int }", "unknownDirective"],
    "an unknown directive on an argument": [
      "type Query { a(b: Int @nope): Int }",
      "unknownDirective",
    ],
    "an unknown directive on an enum value": [
      "type Query { a: E } enum E { A @nope }",
      "unknownDirective",
    ],
    "an unknown directive on an input field": [
      "type Query { a(in: I): Int } input I { b: Int @nope }",
      "unknownDirective",
    ],
    "an unknown directive on a union": [
      "type Query { a: U } union U @nope = Query",
      "unknownDirective",
    ],
  };
  for (const [what, [schema, rule]] of Object.entries(wrongDirectives)) {
    it(`rejects ${what}`, () => {
      expect(findSchemaFailure(schema)?.problems.map((problem) => problem.rule)).to.deep.equal([
        rule,
      ]);
    });
  }

  const wrongTypes: Record<string, [string, string]> = {
    "the operation type Subscription that is not an object": [
      "type Query { a: Int } enum Subscription { A }",
      "operationTypeIsNoObject",
    ],
    "a scalar as operation type": ["schema { query: String }", "operationTypeIsNoObject"],
    "an interface as an input": [
      "interface I { a: Int } type Query implements I { a(b: I): Int }",
      "outputTypeAsInput",
    ],
    "a union as an input field": [
      "type Query { a(in: I): Int } union U = Query input I { u: [U!] }",
      "outputTypeAsInput",
    ],
    "an input type in an interface": [
      "interface I { a: [J!]! } input J { b: Int } type Query implements I { a: [J!]! }",
      "inputTypeAsOutput",
    ],
    "an interface in a union": [
      "interface I { a: Int } type Query implements I { a: Int u: U } union U = I",
      "unionMemberIsNoObject",
    ],
    "an interface with empty braces": [
      "interface I {} type Query implements I { a: Int }",
      "emptyType",
    ],
    "an input type without fields": ["type Query { a(in: I): Int } input I", "emptyType"],
    "an input type with empty braces": ["type Query { a(in: I): Int } input I {}", "syntax"],
    "an enum without values": ["type Query { a: E } enum E", "emptyType"],
    "a union without members": ["type Query { a: U } union U", "emptyType"],
    "an argument of an interface's field that is missing": [
      "interface I { a(b: Int): Int } type Query implements I { a: Int }",
      "specification",
    ],
    "a type with a reserved name": ["type Query { a: __A } type __A { a: Int }", "reservedName"],
    "an argument with a reserved name": ["type Query { a(__b: Int): Int }", "reservedName"],
    "an input field with a reserved name": [
      "type Query { a(in: I): Int } input I { __b: Int }",
      "reservedName",
    ],
    "an enum value with a reserved name": ["type Query { a: E } enum E { __A }", "reservedName"],
    "a definition of String": [
      "type Query { a: String } type String { a: Int }",
      "builtInScalarDefinition",
    ],
    "an input type that begins with AWS": [
      "type Query { a(in: AWSIn): Int } input AWSIn { a: Int }",
      "awsPrefix",
    ],
    "an extension of a type that does not exist": [
      "type Query { a: Int } extend type A { b: Int }",
      "extension",
    ],
    "an extension of the schema definition": [
      "type Query { a: Int } extend schema { mutation: M } type M { a: Int }",
      "extension",
    ],
  };
  for (const [what, [schema, rule]] of Object.entries(wrongTypes)) {
    it(`rejects ${what}`, () => {
      const rules = findSchemaFailure(schema)?.problems.map((problem) => problem.rule);
      expect([...new Set(rules)]).to.deep.equal([rule]);
    });
  }

  it("compares the types of subscriptions ignoring nullability, but not lists", () => {
    const failureOf = (subscription: string, mutation: string): unknown =>
      findSchemaFailure(
        `type Query { a: Int } type P { a: Int } type Mutation { m: ${mutation} n: P } ` +
          `type Subscription { s: ${subscription} @aws_subscribe(mutations: ["m"]) }`,
      )?.problems[0]?.rule;
    expect(failureOf("[P]", "[P!]!")).to.equal(undefined);
    expect(failureOf("P", "[P]")).to.equal("subscriptionOutputType");
    expect(failureOf("[P]", "P!")).to.equal("subscriptionOutputType");
  });

  it("checks each mutation, with the root types of the schema definition", () => {
    const failure = findSchemaFailure(
      "schema { query: Q mutation: M subscription: S } type Q { a: Int } type M { b: Int c: String } " +
        'type S { b: Int @aws_subscribe(mutations: ["b", "c", "d"]) one: Int @aws_subscribe(mutations: "b") }',
    );
    expect(failure?.problems.map(({ rule, coordinate }) => [rule, coordinate])).to.deep.equal([
      ["subscriptionOutputType", "S.b"],
      ["unknownSubscribedMutation", "S.b"],
    ]);
  });

  it("rejects subscriptions of a schema without mutations", () => {
    const failure = findSchemaFailure(
      'type Query { a: Int } type Subscription { b: Int @aws_subscribe(mutations: ["b"]) }',
    );
    expect(failure?.problems[0]?.hint).to.contain("no mutation type");
  });

  const examples = join(ROOT, "packages/pulumi-aws-local/examples");
  const ours = readdirSync(examples, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".graphql") && !name.includes("node_modules"))
    .map((name) => join(examples, name));
  for (const file of [join(ROOT, "schema.graphql"), ...ours]) {
    it(`accepts ${file.slice(ROOT.length + 1)}`, () => {
      expect(findSchemaFailure(readFileSync(file, "utf8"))).to.equal(undefined);
    });
  }
});

describe("checkApiSchema", () => {
  it("returns AppSync's details, the property, the position and the problem", () => {
    const error = thrownBy(() => checkApiSchema("type Query {\n  a: Date\n}"));
    expect(error.message).to.equal(
      "Schema Creation Status is FAILED with details: Found 1 problem(s) with the schema:\n" +
        "The field type 'Date' is not present when resolving type 'Query' [@1:1].\n" +
        'Property "schema", line 2, column 6: Unknown type "Date". Did you mean "AWSDate"?',
    );
    expect(error.coordinate).to.equal("Query.a");
    expect(error.cause).to.have.deep.property("locations", [{ line: 2, column: 6 }]);
  });

  it("returns the position of invalid SDL", () => {
    expect(thrownBy(() => checkApiSchema("type Query {\n  a: Int!!\n}")).message).to.equal(
      "Schema Creation Status is FAILED with details: " +
        "Failed to parse schema document - ensure it's a valid SDL-formatted document.\n" +
        'Property "schema", line 2, column 10: Syntax Error: Expected Name, found "!".',
    );
  });

  function thrownBy(act: () => void): SchemaError {
    try {
      act();
    } catch (error) {
      if (error instanceof SchemaError) return error;
      throw error;
    }
    throw new Error("Expected a SchemaError, got none.");
  }
});

describe("buildApiSchema", () => {
  it("serves a schema with an object type that has no fields", async () => {
    const schema = buildApiSchema(
      "schema { query: Query mutation: Mutation } type Query {} type Mutation { test: String }",
    );
    const document = parse("mutation { test }");
    const result = await execute({ schema, document, rootValue: { test: "x" } });
    expect(result).to.deep.equal({ data: { test: "x" } });
  });
});

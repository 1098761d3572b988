import { expect } from "chai";
import { findProblem } from "../../../../../../src/services/iam/policy/validation/document";
import type { PolicyKind } from "../../../../../../src/services/iam/policy/validation/problem";

const ALLOW = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const TRUST = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "appsync.amazonaws.com" },
};

function problem(document: unknown, kind: PolicyKind = "identity"): string | undefined {
  const found = findProblem(document as object, kind);
  return found && (found.path === "" ? found.message : `${found.path}: ${found.message}`);
}

/** The problem of a document with one statement that also has these elements. */
function inStatement(more: object): string | undefined {
  return problem({ Version: "2012-10-17", Statement: [{ ...ALLOW, ...more }] });
}

function inTrust(more: object): string | undefined {
  return problem({ Version: "2012-10-17", Statement: [{ ...TRUST, ...more }] }, "trust");
}

function without(element: string): object {
  const { [element]: _removed, ...rest } = ALLOW as Record<string, unknown>;
  return rest;
}

describe("findProblem", () => {
  const sound: [string, string | undefined][] = [
    ["no version", problem({ Statement: [ALLOW] })],
    [
      "version 2008-10-17, an Id and one statement",
      problem({ Version: "2008-10-17", Id: "x", Statement: ALLOW }),
    ],
    ["a Sid", inStatement({ Sid: "ReadObjects1" })],
    [
      "lists",
      inStatement({ Action: ["s3:Get*", "*"], Resource: ["*", "arn:aws:s3:::b/${aws:userid}"] }),
    ],
    [
      "numbers and booleans as values",
      inStatement({
        Condition: { Bool: { "aws:x": true }, NumericLessThan: { "aws:y": [1, "2"] } },
      }),
    ],
    [
      "set operators and IfExists",
      inStatement({ Condition: { "ForAnyValue:StringLikeIfExists": { "aws:x": "a*" } } }),
    ],
    [
      "each form of date",
      inStatement({
        Condition: {
          DateLessThan: { "aws:x": ["2020", "2020-01-31T10:00:00.5+01:00", 1577836801] },
        },
      }),
    ],
    [
      "addresses and ranges",
      inStatement({
        Condition: { IpAddress: { "aws:x": ["10.0.0.0/8", "::1", "2001:DB8::/32"] } },
      }),
    ],
    ["a variable as a boolean", inStatement({ Condition: { Bool: { "aws:x": "${aws:y}" } } })],
    ["a trust in everyone", inTrust({ Principal: "*" })],
    [
      "a trust in principals of each type",
      inTrust({
        Principal: {
          AWS: ["123456789012", "arn:aws:iam::123456789012:root", "*"],
          Federated: "accounts.google.com",
          Service: ["a.amazonaws.com"],
        },
      }),
    ],
    [
      "NotPrincipal",
      problem(
        {
          Statement: {
            Effect: "Deny",
            Action: "*",
            NotPrincipal: { AWS: "arn:aws:iam::123456789012:user/a" },
          },
        },
        "trust",
      ),
    ],
  ];
  for (const [what, found] of sound) {
    it(`accepts ${what}`, () => {
      expect(found).to.equal(undefined);
    });
  }

  const policies: [string | undefined, string][] = [
    [problem({}), "Statement is required"],
    [problem({ Statement: [] }), "Statement must hold at least one statement"],
    [problem({ Statement: "x" }), "Statement: Found data type string allowed type(s) are object"],
    [problem({ Statement: null }), "Statement: If present, Statement cannot be null or undefined"],
    [
      problem({ Statement: [null] }),
      "Statement[0]: Found data type null allowed type(s) are object",
    ],
    [
      problem({ Statement: [ALLOW, 1] }),
      "Statement[1]: Found data type number allowed type(s) are object",
    ],
    [problem({ Statement: ALLOW, Foo: 1 }), ".#Foo: Invalid key Foo"],
    [
      problem({ Statement: ALLOW, Version: "2013-10-17" }),
      'Version: Version must be either "2012-10-17" or "2008-10-17"',
    ],
    [problem({ Statement: ALLOW, Version: 2012 }), "Version: Version must be a string if present"],
    [problem({ Statement: ALLOW, Id: 1 }), "Id: Found data type number allowed type(s) are string"],
    [
      problem({
        Statement: [
          { ...ALLOW, Sid: "a" },
          { ...ALLOW, Sid: "a" },
        ],
      }),
      "Statement IDs (SID) in a single policy must be unique",
    ],
  ];
  const statements: [string | undefined, string][] = [
    [inStatement({ Foo: 1 }), ".#Foo: Invalid key Foo"],
    [inStatement({ action: "s3:x" }), ".#action: Invalid key action"],
    [inStatement({ Sid: 1 }), ".Sid: Found data type number allowed type(s) are string"],
    [inStatement({ Sid: "a b" }), ".Sid: Statement IDs (SID) must be alpha-numeric"],
    [
      inStatement({ Effect: "allow" }),
      '.Effect: Effect must be present and exactly "Allow" or "Deny"',
    ],
    [
      problem({ Statement: [without("Effect")] }),
      ': Effect must be present and exactly "Allow" or "Deny"',
    ],
    [
      problem({ Statement: [without("Action")] }),
      ": One of Action or NotAction is required in an identity policy statement",
    ],
    [
      problem({ Statement: [without("Resource")] }),
      ": One of Resource or NotResource is required in an identity policy statement",
    ],
    [inStatement({ Action: null }), ".Action: If present, Action cannot be null or undefined"],
    [
      inStatement({ NotAction: "s3:x" }),
      ": Only one of Action or NotAction is allowed, found both",
    ],
    [
      inStatement({ Action: [] }),
      ": One of Action or NotAction is required in an identity policy statement",
    ],
    [
      inStatement({ Action: ["s3:x", 1] }),
      ".Action[1]: Found data type number allowed type(s) are string",
    ],
    [
      inStatement({ Action: "GetObject" }),
      ".Action: Action must be a wildcard (*) or have 2 segments",
    ],
    [inStatement({ Action: "a:b:c" }), ".Action: Action must be a wildcard (*) or have 2 segments"],
    [
      inStatement({ Action: "s*:Get" }),
      ".Action: Service can only contain letters, numbers, and hyphens",
    ],
    [
      inStatement({ NotResource: "*" }),
      ": Only one of Resource or NotResource is allowed, found both",
    ],
    [inStatement({ Resource: 1 }), ".Resource: Must be a string or array of strings"],
    [
      inStatement({ Resource: ["*", 3] }),
      ".Resource[1]: Resource must be a string or array of strings, found type number",
    ],
    [
      inStatement({ Resource: "bucket" }),
      '.Resource: Resource bucket must be in ARN format or "*"',
    ],
    [
      inStatement({ Principal: "*" }),
      ".#Principal: Principal is not allowed in an identity policy statement",
    ],
  ];
  const conditions: [object | unknown, string][] = [
    ["x", ": Found data type string allowed type(s) are object"],
    [[], ": Condition must be an object, found an array"],
    [{ Foo: { "aws:x": "y" } }, ".#Foo: Invalid condition operator Foo"],
    [
      { NullIfExists: { "aws:x": "true" } },
      ".#NullIfExists: Invalid condition operator NullIfExists",
    ],
    [
      { "ForSome:StringLike": { "aws:x": "y" } },
      ".#ForSome:StringLike: Condition set operator must be either ForAllValues or ForAnyValue",
    ],
    [
      { "ForAnyValue:Foo": { "aws:x": "y" } },
      ".#ForAnyValue:Foo: Invalid condition operator ForAnyValue:Foo",
    ],
    [{ StringEquals: "x" }, ".StringEquals: Found data type string allowed type(s) are object"],
    [{ StringEquals: [] }, ".StringEquals: Condition operator must be an object, found an array"],
    [
      { StringEquals: { "aws:x": {} } },
      ".StringEquals.aws:x: Found data type object allowed type(s) are string, boolean, number",
    ],
    [
      { StringEquals: { "aws:x": ["a", null] } },
      ".StringEquals.aws:x[1]: Found data type null allowed type(s) are string, boolean, number",
    ],
    [
      { StringEquals: { "aws:x": [] } },
      ".StringEquals.aws:x: Condition must have at least one value",
    ],
  ];
  const values: [string, string][] = [
    ["Null", "yes"],
    ["Bool", "yes"],
    ["NumericEquals", "ten"],
    ["NumericEquals", "${aws:y}"],
    ["DateEquals", "tomorrow"],
    ["DateEquals", "2020-01-01T00:00:00"],
    ["DateEquals", "2020-13-01"],
    ["IpAddress", "10.0.0"],
    ["NotIpAddress", "10.0.0.0/33"],
    ["BinaryEquals", "%%%"],
    ["ArnLike", "arn:aws:sns:*"],
  ];
  const trusts: [string | undefined, string][] = [
    [inTrust({ Resource: "*" }), ".#Resource: Resource is not allowed in a trust policy"],
    [
      problem({ Statement: [{ Effect: "Allow", Action: "sts:AssumeRole" }] }, "trust"),
      ": One of Principal or NotPrincipal is required in a trust policy",
    ],
    [
      inTrust({ NotPrincipal: "*" }),
      ": Only one of Principal or NotPrincipal is allowed, found both",
    ],
    [
      inTrust({ Principal: 3 }),
      ".Principal: Found data type number allowed type(s) are string, object",
    ],
    [inTrust({ Principal: null }), ".Principal: If present, Principal cannot be null or undefined"],
    [inTrust({ Principal: {} }), ".Principal: A principal is required"],
    [inTrust({ Principal: "ada" }), '.Principal: Invalid principal in policy: "ada"'],
    [inTrust({ Principal: ["*"] }), ".Principal.#0: Invalid key 0"],
    [inTrust({ Principal: { Foo: "x" } }), ".Principal.#Foo: Invalid key Foo"],
    [
      inTrust({ Principal: { AWS: 1 } }),
      ".Principal.AWS: Found data type number allowed type(s) are string",
    ],
    [
      inTrust({ Principal: { AWS: ["*", "arn:aws:iam::123456789012:role/*"] } }),
      '.Principal.AWS[1]: Invalid principal in policy: "arn:aws:iam::123456789012:role/*"',
    ],
  ];
  const refused: [string | undefined, string][] = [
    ...policies,
    ...[...statements, ...trusts].map(([found, text]): [string | undefined, string] => [
      found,
      `Statement[0]${text}`,
    ]),
    ...conditions.map(([Condition, text]): [string | undefined, string] => [
      inStatement({ Condition }),
      `Statement[0].Condition${text}`,
    ]),
    ...values.map(([operator, value]): [string | undefined, string] => [
      inStatement({ Condition: { [operator]: { "aws:x": value } } }),
      `Statement[0].Condition.${operator}.aws:x: Invalid value "${value}" for the condition operator`,
    ]),
  ];
  for (const [found, expected] of refused) {
    it(`reports ${expected}`, () => {
      expect(found).to.equal(expected);
    });
  }
});

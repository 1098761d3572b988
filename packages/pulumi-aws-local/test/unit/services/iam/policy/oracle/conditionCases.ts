import * as fc from "fast-check";
import type { ConditionBlock } from "../../../../../../src/services/iam/policy/document";
import type { RequestContext } from "../../../../../../src/services/iam/policy/requestContext";

interface Kind {
  operators: string[];
  /** Values in policies. */
  policy: string[];
  /** Values in requests. */
  request: string[];
}

const LOCAL_TOPIC = "arn:aws:sns:eu-west-1:111122223333:topic";

/** Kinds of values by their condition key in these tests. */
const KINDS: Record<string, Kind> = {
  "aws:text": {
    operators: ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase"].concat([
      "StringNotEqualsIgnoreCase",
      "StringLike",
      "StringNotLike",
    ]),
    policy: [
      "ada",
      "ADA",
      "a*",
      "?da",
      "*",
      "home/*/x",
      "a.a",
      "${aws:text}",
      "${aws:none}",
    ].concat(["home/${aws:text}/*", "${aws:none, 'ada'}", "${aws:List}", "${*}", "${AWS:arn}"]),
    request: ["ada", "Ada", "bob", "home/ada/x", "*", "", "a\nb", "a.a"],
  },
  "aws:number": {
    operators: ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan"]
      .concat("GreaterThanEquals")
      .map((name) => `Numeric${name}`),
    policy: ["1", "1.0", "10", "-2.5", "9007199254740993"],
    request: ["1", "10.0", "-2.5", "3", "9007199254740992"],
  },
  "aws:date": {
    operators: ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan"]
      .concat("GreaterThanEquals")
      .map((name) => `Date${name}`),
    policy: [
      "2020",
      "2020-01-01",
      "2020-01-01T01:00:00+01:00",
      "2021-06-01T12:00:00Z",
      "1577836800",
    ],
    request: ["2020-01-01T00:00:00Z", "2021-06-01T12:00:00.000Z", "1577836800"],
  },
  "aws:flag": { operators: ["Bool"], policy: ["true", "false"], request: ["true", "false"] },
  "aws:bytes": { operators: ["BinaryEquals"], policy: ["YQ==", "Yg=="], request: ["YQ==", "Yg=="] },
  "aws:ip": {
    operators: ["IpAddress", "NotIpAddress"],
    policy: ["10.0.0.0/8", "203.0.113.7", "203.0.113.99/24", "2001:DB8::/32", "2001:DB8::1"],
    request: ["10.1.2.3", "203.0.113.7", "8.8.8.8", "2001:db8::1", "2001:db8:0::1", "::1"],
  },
  "aws:arn": {
    operators: ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
    policy: [LOCAL_TOPIC, "arn:aws:sns:*:111122223333:*", "arn:aws:s3:::*"].concat([
      "arn:aws:x:*:1:f/*",
      "arn:aws:sns:eu-west-?:111122223333:${aws:text}",
      "${aws:arn}",
      "arn:aws:s3:::${aws:none}",
    ]),
    request: [LOCAL_TOPIC, "arn:aws:s3:::bucket/a:b", "arn:aws:x:us:9:s/abc:1:f/d"].concat([
      "arn:aws:sns:eu-west-1:111122223333:ada",
    ]),
  },
};

/** A key with several strings. */
const LIST = "aws:list";

const prefix = fc.constantFrom("", "", "ForAllValues:", "ForAnyValue:");
const suffix = fc.constantFrom("", "", "IfExists");

function oneOf(kind: Kind, key: string): fc.Arbitrary<[string, string, string[]]> {
  return fc
    .tuple(prefix, fc.constantFrom(...kind.operators), suffix, values(kind.policy))
    .map(([set, operator, ifExists, policy]) => [set + operator + ifExists, key, policy]);
}

function values(from: string[]): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 2 });
}

const nullCheck = fc
  .tuple(fc.constantFrom(...Object.keys(KINDS), LIST), fc.constantFrom("true", "false"))
  .map(([key, value]): [string, string, string[]] => ["Null", key, [value]]);

const condition = fc.oneof(
  ...Object.entries(KINDS).map(([key, kind]) => oneOf(kind, key)),
  oneOf(KINDS["aws:text"]!, LIST),
  nullCheck,
);

export const conditionBlocks: fc.Arbitrary<ConditionBlock> = fc
  .array(condition, { minLength: 1, maxLength: 2 })
  .map((conditions) => {
    const block: ConditionBlock = {};
    for (const [operator, key, policy] of conditions) {
      (block[operator] ??= {})[fold(key, policy.length)] =
        policy.length === 1 ? policy[0]! : policy;
    }
    return block;
  });

/** Key names are case-insensitive: some are written in another case. */
function fold(key: string, count: number): string {
  return count === 2 ? key.replace("aws", "AWS") : key;
}

export const contexts: fc.Arbitrary<RequestContext> = fc.record(
  {
    ...Object.fromEntries(
      Object.entries(KINDS).map(([key, { request }]) => [key, fc.constantFrom(...request)]),
    ),
    [LIST]: fc.array(fc.constantFrom("ada", "Ada", "bob", "*", ""), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

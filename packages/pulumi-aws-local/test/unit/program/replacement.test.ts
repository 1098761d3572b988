import { expect } from "chai";
import { changedPaths } from "../../../src/program/changedPaths";
import type { Goal } from "../../../src/program/goal";
import { withKeptInputs } from "../../../src/program/keptInputs";
import { newProgress } from "../../../src/program/progress";
import { replacementReasons } from "../../../src/program/replacement";
import type { ResourceRecord } from "../../../src/program/resourceRecords";
import { resourceHandlers } from "../../../src/services/resourceHandlers";
import type { LocalServices } from "../../../src/services/localServices";
import { forcesReplacement } from "./fixtures/forcesReplacement";

type Inputs = Record<string, any>;

/** Two values of an input, if strings are not possible. */
const VALUES: Record<string, [before: unknown, after: unknown]> = {
  "aws:dynamodb/table:Table localSecondaryIndexes": [
    [{ name: "ByDate", rangeKey: "Date", projectionType: "ALL" }],
    [{ name: "ByTitle", rangeKey: "Title", projectionType: "ALL" }],
  ],
  "aws:dynamodb/tableItem:TableItem item": [
    '{"one":{"S":"a"},"Stock":{"N":"1"}}',
    '{"one":{"S":"a"},"Stock":{"N":"2"}}',
  ],
  "aws:dynamodb/tableItem:TableItem hashKey": ["one", "two"],
  "aws:dynamodb/tableItem:TableItem rangeKey": [undefined, "one"],
  "aws:cognito/userPool:UserPool usernameAttributes": [["email"], ["email", "phone_number"]],
  "aws:cognito/userPool:UserPool aliasAttributes": [["email"], []],
  "aws:cognito/userPool:UserPool usernameConfiguration": [
    { caseSensitive: false },
    { caseSensitive: true },
  ],
  "aws:ses/eventDestination:EventDestination cloudwatchDestinations": [
    [{ dimensionName: "a" }],
    [],
  ],
  "aws:ses/eventDestination:EventDestination kinesisDestination": [{ streamArn: "a" }, undefined],
  "aws:ses/eventDestination:EventDestination snsDestination": [{ topicArn: "a" }, undefined],
};

function reasons(type: string, before: Inputs, after: Inputs, outputs: Inputs = before): string[] {
  const handler = resourceHandlers[type]!;
  const record = {
    urn: "u",
    type,
    name: "r",
    id: "i",
    inputs: before,
    outputs,
    order: 1,
  } as ResourceRecord;
  const declared = {
    urn: "u",
    type,
    name: "r",
    inputs: after,
    ignoreChanges: [],
    replaceOnChanges: [],
    replaceWith: [],
  };
  const goal = withKeptInputs(declared as unknown as Goal, record, handler);
  const paths = changedPaths(before, goal.inputs);
  const changes = [...new Set(paths.map(([name]) => String(name)))];
  const progress = newProgress(undefined as never, { region: "eu-west-1" } as LocalServices);
  return replacementReasons(goal, handler, record, { paths, changes }, progress);
}

/** Inputs without nested members: "passwordPolicy" for "passwordPolicy.minimumLength". */
function inputsOf(type: string): string[] {
  const { real, accepted = [] } = resourceHandlers[type]!;
  return [...new Set([...real, ...accepted].map((path) => path.split(".")[0]!))].filter(
    (name) => name !== "region" && name !== "tags",
  );
}

describe("A change of a declared resource", () => {
  it("is covered for each resource type", () => {
    expect(Object.keys(forcesReplacement)).to.have.members(Object.keys(resourceHandlers));
  });

  for (const [type, forcing] of Object.entries(forcesReplacement)) {
    it(`replaces ${type} for ${forcing.join(", ") || "nothing"}, and updates it for other inputs`, () => {
      const valuesOf = (name: string): [unknown, unknown] =>
        VALUES[`${type} ${name}`] ?? ["one", "two"];
      const names = inputsOf(type);
      const before = Object.fromEntries(names.map((name) => [name, valuesOf(name)[0]]));
      const replacing = names.filter(
        (name) => reasons(type, before, { ...before, [name]: valuesOf(name)[1] }).length > 0,
      );
      expect(replacing).to.have.members(forcing);
      expect(reasons(type, { ...before, region: "eu-west-1" }, before)).to.deep.equal([]);
      expect(reasons(type, before, { ...before, region: "us-east-1" })).to.deep.equal(["region"]);
      expect(reasons(type, before, { ...before })).to.deep.equal([]);
    });
  }

  const TABLE = "aws:dynamodb/table:Table";
  const POOL = "aws:cognito/userPool:UserPool";
  const certain: [what: string, type: string, before: Inputs, after: Inputs, expected: string[]][] =
    [
      [
        "a local index that is added",
        TABLE,
        {},
        { localSecondaryIndexes: [{ name: "a" }] },
        ["localSecondaryIndexes"],
      ],
      [
        "local indexes in another order",
        TABLE,
        { localSecondaryIndexes: [{ name: "a" }, { name: "b" }] },
        { localSecondaryIndexes: [{ name: "b" }, { name: "a" }] },
        [],
      ],
      ["a range key that is taken out", TABLE, { rangeKey: "No" }, {}, ["rangeKey"]],
      ["a hash key that is taken out, and so kept", TABLE, { hashKey: "Id" }, {}, []],
      [
        "sign-in names in another order",
        POOL,
        { usernameAttributes: ["email", "phone_number"] },
        { usernameAttributes: ["phone_number", "email"] },
        [],
      ],
      [
        "sign-in names that are taken out",
        POOL,
        { usernameAttributes: ["email"] },
        {},
        ["usernameAttributes"],
      ],
      [
        "a username configuration that is taken out, and so kept",
        POOL,
        { usernameConfiguration: { caseSensitive: false } },
        {},
        [],
      ],
      [
        "a username configuration that is added",
        POOL,
        {},
        { usernameConfiguration: { caseSensitive: true } },
        ["usernameConfiguration.caseSensitive"],
      ],
      [
        "an empty username configuration that is added",
        POOL,
        {},
        { usernameConfiguration: {} },
        [],
      ],
      ["the name of a pool", POOL, { name: "a" }, { name: "b" }, []],
      [
        "a client secret that is declined instead of left open",
        "aws:cognito/userPoolClient:UserPoolClient",
        {},
        { generateSecret: false },
        ["generateSecret"],
      ],
      ["a default that is spelled out", "aws:kms/key:Key", {}, { keyUsage: "ENCRYPT_DECRYPT" }, []],
      [
        "another visibility than the default",
        "aws:appsync/graphQLApi:GraphQLApi",
        {},
        { visibility: "PRIVATE" },
        ["visibility"],
      ],
      [
        "a record's name in another spelling",
        "aws:route53/record:Record",
        { name: "Shop.example.com" },
        { name: "shop.example.com." },
        [],
      ],
      [
        "a member of a destination",
        "aws:ses/eventDestination:EventDestination",
        { snsDestination: { topicArn: "a" } },
        { snsDestination: { topicArn: "b" } },
        [],
      ],
      [
        "a role of an identity pool that is added",
        "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
        { roles: { unauthenticated: "a" } },
        { roles: { unauthenticated: "a", authenticated: "b" } },
        ["roles.authenticated"],
      ],
      [
        "a log group class that is taken out, and so kept",
        "aws:cloudwatch/logGroup:LogGroup",
        { logGroupClass: "STANDARD" },
        {},
        [],
      ],
      // The provider treats it as an update, but deletes the old item: here that requires consent.
      [
        "the key of an item",
        "aws:dynamodb/tableItem:TableItem",
        { hashKey: "Id", item: '{"Id":{"S":"a"}}' },
        { hashKey: "Id", item: '{"Id":{"S":"b"}}' },
        ["item"],
      ],
    ];
  for (const [what, type, before, after, expected] of certain) {
    it(`${expected.length > 0 ? "replaces" : "does not replace"} for ${what}`, () => {
      expect(reasons(type, before, after)).to.deep.equal(expected);
    });
  }

  it("replaces for a removed or changed name, but not for the existing one", () => {
    const outputs = { name: "carts-1a2b3c4" };
    expect(reasons(TABLE, {}, { name: "carts-1a2b3c4" }, outputs)).to.deep.equal([]);
    expect(reasons(TABLE, {}, { name: "carts" }, outputs)).to.deep.equal(["name"]);
    expect(reasons(TABLE, { name: "carts" }, {}, { name: "carts" })).to.deep.equal(["name"]);
    const topic = "aws:sns/topic:Topic";
    expect(reasons(topic, {}, { name: "" }, { name: "t-1" })).to.deep.equal([]);
    expect(reasons(topic, { name: "t" }, { name: "" }, { name: "t" })).to.deep.equal([]);
  });
});

import { expect } from "chai";
import fc from "fast-check";
import { keysOf, OPERATOR_KEYS, type AwsKeys } from "../support/signed";
import { createGuest } from "../support/shopper";
import { storedItems } from "../support/storedItems";
import { expectResponse, type HostileCall } from "./support/awsCall";
import { HOSTILE_CODE } from "./support/hostileCode";
import { hostileJson, objectOf } from "./support/hostileJson";
import { hostileText } from "./support/hostileText";
import { expectWell, hostileStack, type HostileStack } from "./support/hostileStack";
import { runTimeout, runs } from "./support/runs";

type Members = Record<string, fc.Arbitrary<string | undefined>>;

const json = (value: unknown): fc.Arbitrary<string> => fc.constant(JSON.stringify(value));
const text = hostileText().map((one) => JSON.stringify(one));

/** A valid value of a member, any other JSON, or no value. */
const member = (good: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: good },
    { weight: 3, arbitrary: hostileJson() },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

/** JSON text of an object with these members. */
const object = (members: Members): fc.Arbitrary<string> =>
  objectOf(
    Object.fromEntries(
      Object.entries(members).map(([name, good]) => [name, member(good as fc.Arbitrary<string>)]),
    ),
    hostileJson(),
  );

const list = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(item, { maxLength: 3 }).map((items) => `[${items.join()}]`);

describe("Hostile requests to services", function () {
  this.timeout(runTimeout());
  let stack: HostileStack;
  let guest: AwsKeys;
  before(async () => {
    stack = await hostileStack();
    guest = await keysOf(createGuest(stack));
  });
  afterEach(() => expectWell(stack));

  /** Sends random bodies to an operation, signed with each of the keys. */
  async function abuse(
    call: Omit<HostileCall, "keys" | "body">,
    bodies: fc.Arbitrary<string>,
    signers: ("guest" | "operator" | "anonymous")[],
    usual = 25,
  ): Promise<void> {
    const any = fc.oneof(
      { weight: 9, arbitrary: bodies },
      { weight: 1, arbitrary: hostileJson() },
      { weight: 1, arbitrary: fc.constantFrom("", "{", "null", "\ufeff{}", "[]", "\u0000") },
    );
    const property = fc.asyncProperty(any, fc.constantFrom(...signers), async (body, signer) => {
      const keys = { guest, operator: OPERATOR_KEYS, anonymous: undefined }[signer];
      await expectResponse(stack, { ...call, body, ...(keys && { keys }) });
    });
    await fc.assert(property, { numRuns: runs(usual) });
  }

  describe("identity pools", () => {
    const operations: Record<string, Members> = {
      GetId: { AccountId: text, IdentityPoolId: text, Logins: text },
      GetCredentialsForIdentity: { IdentityId: text, Logins: text, CustomRoleArn: text },
      DescribeIdentityPool: { IdentityPoolId: text },
      GetIdentityPoolRoles: { IdentityPoolId: text },
      ListIdentityPools: { MaxResults: fc.integer().map(String), NextToken: text },
      "": {},
      __proto__x: {},
      constructor: {},
    };
    for (const [name, members] of Object.entries(operations)) {
      it(`respond to all input of ${name || "no operation"}`, async () => {
        const { identityPoolId, userPoolId, region } = stack.outputs;
        const issuer = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
        const known: Members = {
          IdentityPoolId: fc.oneof(json(identityPoolId), text),
          Logins: objectOf({ [issuer]: text, "accounts.google.com": text }, hostileJson()),
        };
        const mine = Object.entries(members).map(([key, value]) => [key, known[key] ?? value]);
        const target = `AWSCognitoIdentityService.${name}`;
        await abuse({ service: "cognito-identity", target }, object(Object.fromEntries(mine)), [
          "anonymous",
          "operator",
          "guest",
        ]);
      });
    }
  });

  describe("DynamoDB", () => {
    let stored: Record<string, string[]>;
    let tables: string[];
    before(async () => {
      stored = await storedItems(stack);
      tables = Object.keys(stored);
    });
    after(async () => {
      const now = await storedItems(stack);
      const sessions = tables.find((name) => name.includes("sessions"))!;
      expect({ ...now, [sessions]: [] }, "what is stored").to.deep.equal({
        ...stored,
        [sessions]: [],
      });
    });

    const value = fc.oneof(
      object({ S: text }),
      object({ N: fc.integer().map((n) => `"${n}"`) }),
      object({ M: hostileJson(), L: list(hostileJson()) }),
    );
    const key = object({ OwnerId: value });
    const names = object({ "#a": text, "#": text });
    const values = object({ ":b": value, ":": value });
    const action = (table: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      object({
        TableName: table,
        Key: key,
        Item: key,
        UpdateExpression: text,
        ConditionExpression: text,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      });
    const operations: Record<string, (table: fc.Arbitrary<string>) => Members> = {
      GetItem: (TableName) => ({
        TableName,
        Key: key,
        ProjectionExpression: text,
        ExpressionAttributeNames: names,
      }),
      PutItem: (TableName) => ({ TableName, Item: key, ConditionExpression: text }),
      UpdateItem: (TableName) => ({
        TableName,
        Key: key,
        UpdateExpression: text,
        ExpressionAttributeValues: values,
      }),
      DeleteItem: (TableName) => ({ TableName, Key: key, ReturnValues: text }),
      Query: (TableName) => ({
        TableName,
        IndexName: text,
        KeyConditionExpression: fc.oneof(text, json("OwnerId = :b"), json("#a = :b")),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
        ExclusiveStartKey: key,
        Limit: fc.integer().map(String),
      }),
      Scan: (TableName) => ({
        TableName,
        FilterExpression: text,
        Segment: fc.integer().map(String),
      }),
      BatchGetItem: (TableName) => ({
        RequestItems: TableName.chain((name) =>
          object({ [JSON.parse(name)]: object({ Keys: list(key) }) }),
        ),
      }),
      BatchWriteItem: (TableName) => ({
        RequestItems: TableName.chain((name) =>
          object({ [JSON.parse(name)]: list(object({ PutRequest: object({ Item: key }) })) }),
        ),
      }),
      TransactGetItems: (TableName) => ({
        TransactItems: list(object({ Get: action(TableName) })),
      }),
      TransactWriteItems: (TableName) => ({
        TransactItems: list(
          object({
            Put: action(TableName),
            Update: action(TableName),
            ConditionCheck: action(TableName),
          }),
        ),
      }),
      DescribeTable: (TableName) => ({ TableName }),
      ListTables: () => ({ ExclusiveStartTableName: text, Limit: fc.integer().map(String) }),
      ExecuteStatement: () => ({ Statement: text, Parameters: list(value) }),
      TagResource: () => ({ ResourceArn: text, Tags: list(object({ Key: text, Value: text })) }),
      Nonsense: () => ({ TableName: text }),
    };
    const scratch = fc.oneof(
      json("no-such-table"),
      text.filter((name) => !name.includes("jukebox")),
    );
    for (const [name, members] of Object.entries(operations)) {
      it(`responds to all input of ${name}, and rejects guests`, async () => {
        const call = { service: "dynamodb", target: `DynamoDB_20120810.${name}` };
        const real = fc.constantFrom(...tables.map((table) => JSON.stringify(table)));
        await abuse(call, object(members(scratch)), ["operator", "anonymous"], 20);
        await abuse(call, object(members(real)), ["guest", "anonymous"], 15);
      });
    }
  });

  it("SES responds to all input of SendEmail", async () => {
    const content = object({ Data: text, Charset: text });
    const address = fc.oneof(text, json("a@jukebox.example"));
    const bodies = object({
      FromEmailAddress: address,
      Destination: object({ ToAddresses: list(address), CcAddresses: list(address) }),
      Content: object({
        Simple: object({ Subject: content, Body: object({ Text: content, Html: content }) }),
      }),
      ConfigurationSetName: text,
      EmailTags: list(object({ Name: text, Value: text })),
    });
    const path = "/v2/email/outbound-emails";
    await abuse({ service: "ses", path }, bodies, ["operator", "guest", "anonymous"], 60);
  });

  it("EvaluateCode responds to all code and contexts", async () => {
    const context = fc.oneof(
      hostileJson(),
      object({ arguments: hostileJson(), stash: hostileJson(), identity: hostileJson() }),
    );
    const bodies = object({
      code: fc.oneof(text, fc.constantFrom(...HOSTILE_CODE.map((code) => JSON.stringify(code)))),
      context: context.map((value) => JSON.stringify(value)),
      function: fc.constantFrom('"request"', '"response"', '"__proto__"', '"constructor"'),
      runtime: json({ name: "APPSYNC_JS", runtimeVersion: "1.0.0" }),
    });
    const path = "/v1/dataplane-evaluatecode";
    await abuse({ service: "appsync", path, isCode: true }, bodies, ["operator", "guest"], 80);
  });

  for (const [at, code] of HOSTILE_CODE.entries()) {
    it(`EvaluateCode ends hostile code no. ${at}`, async () => {
      const body = JSON.stringify({
        code,
        context: '{"arguments":{"text":"x"}}',
        function: "request",
        runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
      });
      const path = "/v1/dataplane-evaluatecode";
      await expectResponse(stack, {
        service: "appsync",
        path,
        body,
        keys: OPERATOR_KEYS,
        isCode: true,
      });
    });
  }
});

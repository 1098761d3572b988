import { expect } from "chai";
import { ResourceRecords } from "../../../src/program/resourceRecords";
import { viewStack } from "../../../src/workbench/stack/viewStack";
import { resource, type Declaration } from "./support/declaredProgram";
import { pool, table } from "./support/declarations";
import { startEngineStack, type EngineStack } from "./support/engineStack";

const DAY = 24 * 60 * 60_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

const api = (name = "api"): Declaration =>
  resource(
    "aws:appsync/graphQLApi:GraphQLApi",
    "api",
    { name, authenticationType: "API_KEY", schema: "type Query { a: String }" },
    { replaceOnChanges: ["name"], deleteBeforeReplace: true },
  );
const key = (inputs: object = {}): Declaration =>
  resource("aws:appsync/apiKey:ApiKey", "key", (others) => ({
    apiId: others["api"]!["id"],
    ...inputs,
  }));
const domain = (inputs: object): Declaration =>
  resource("aws:cognito/userPoolDomain:UserPoolDomain", "domain", (others) => ({
    userPoolId: others["accounts"]!["id"],
    ...inputs,
  }));

describe("Resources of published programs", function () {
  this.timeout(60_000);
  let stack: EngineStack;
  before(async () => {
    stack = await startEngineStack();
  });
  beforeEach(() => stack.empty());
  after(() => stack.close());

  const record = (name: string) =>
    new ResourceRecords(stack.services.state).all().find((one) => one.name === name)!;
  const refusal = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => "none",
      ({ message }: Error) => message,
    );
  const actions = async (program: Declaration[]) =>
    Object.fromEntries((await stack.plan(program)).map(({ name, action }) => [name, action]));

  describe("aws:appsync/apiKey:ApiKey", () => {
    it("expires 7 days after its creation, rounded down to the hour, unless `expires` is set", async () => {
      await stack.deploy([api(), key()]);
      const { id, outputs } = record("key");
      expect(id).to.equal(`${record("api").id}:${outputs["key"]}`);
      expect(outputs["apiKeyId"]).to.equal(outputs["key"]);
      expect(outputs["description"]).to.equal("Managed by Pulumi");
      expect(outputs["expires"]).to.match(/T\d\d:00:00Z$/);
      expect(Date.parse(outputs["expires"])).to.be.within(
        Date.now() + 6.9 * DAY,
        Date.now() + 7 * DAY,
      );
    });

    it("keeps the key through restarts, updates and a removed expires", async () => {
      const expires = inDays(30);
      await stack.deploy([api(), key({ expires })]);
      const before = record("key");
      stack.restart();
      expect(await actions([api(), key({ expires })])).to.deep.equal({ api: "same", key: "same" });
      await stack.deploy([api(), key({ description: "for tests" })]);
      const after = record("key");
      expect(after.id).to.equal(before.id);
      expect(after.outputs).to.deep.include({
        description: "for tests",
        expires: before.outputs["expires"],
      });
      expect(
        stack.services.appSync.apiKeys.accepts(record("api").id, after.outputs["key"]),
      ).to.equal(true);
    });

    it("rejects an expiry that is not RFC 3339, or not between 1 and 365 days from now", async () => {
      for (const expires of [inDays(0.5), inDays(367), "2018-05-03T04:00:00Z"]) {
        expect(await refusal(stack.plan([api(), key({ expires })])), expires).to.contain(
          "ApiKeyValidityOutOfBoundsException: The API key expiration must be set to a value between 1 and 365 days",
        );
      }
      for (const expires of ["tomorrow", "2030-02-30T00:00:00Z", "2030-02-20", 5]) {
        expect(await refusal(stack.plan([api(), key({ expires })])), String(expires)).to.match(
          /"expires" (must be a time in RFC 3339|to be a valid RFC3339 date)/,
        );
      }
      expect(await actions([api(), key({ expires: inDays(365) })])).to.include({ key: "create" });
    });

    it("is deleted with the program, and recreated with its API", async () => {
      await stack.deploy([api(), key()]);
      const { apiKeys } = stack.services.appSync;
      const [apiId, first] = [record("api").id, record("key").outputs["key"]];
      await stack.deploy([api()]);
      expect(apiKeys.find(apiId, first)).to.equal(undefined);
      await stack.deploy([api(), key()]);
      const second = record("key").outputs["key"];
      await stack.deploy([api("another"), key()]);
      expect(apiKeys.list(apiId)).to.deep.equal([]);
      const third = record("key").outputs["key"];
      expect(third).to.not.equal(second);
      expect(apiKeys.accepts(record("api").id, third)).to.equal(true);
    });

    it("shows no key in plans, in the workbench and in messages", async () => {
      await stack.deploy([api(), key()]);
      const { id, outputs } = record("key");
      const topic = resource("aws:sns/topic:Topic", "topic", { name: "t", displayName: id });
      const shown = [
        JSON.stringify(await stack.plan([api(), key({ description: "b" }), topic])),
        JSON.stringify(
          viewStack({ ...stack.services, declared: [{ ...record("key"), aliases: [] }] }),
        ),
        await refusal(
          stack.plan([api(), { ...key(), options: { importId: `x:${outputs["key"]}` } }]),
        ),
      ];
      for (const text of shown) {
        expect(text).to.not.contain(outputs["key"]);
        expect(text).to.contain("da2-•••");
      }
    });
  });

  describe("aws:cognito/userPoolDomain:UserPoolDomain", () => {
    const certificateArn = `arn:aws:acm:us-east-1:${"0".repeat(12)}:certificate/1`;

    it("has the outputs of the provider, and stays unchanged", async () => {
      const program = [pool("accounts"), domain({ domain: "jukebox-test" })];
      await stack.deploy(program);
      const { id, outputs } = record("domain");
      expect(id).to.equal("jukebox-test");
      expect(outputs).to.deep.include({
        awsAccountId: "000000000000",
        cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
        managedLoginVersion: 1,
      });
      expect(outputs["cloudfrontDistribution"]).to.match(/^d[a-z0-9]{13}\.cloudfront\.net$/);
      expect(outputs["version"]).to.match(/^\d{14}$/);
      stack.restart();
      expect(await actions(program)).to.deep.equal({ accounts: "same", domain: "same" });
    });

    it("rejects names that Cognito rejects", async () => {
      const cases: [object, RegExp][] = [
        [{ domain: "Jukebox" }, /"domain" must be small letters/],
        [{ domain: "auth.example.com" }, /A custom domain needs a certificateArn/],
        [{ domain: "my-cognito" }, /reserved word: cognito/],
        [{ domain: "x".repeat(64) }, /1 to 63 characters long/],
        [{ domain: "prefix", certificateArn }, /not a valid subdomain/],
        [
          {
            domain: "auth.example.com",
            certificateArn: "arn:aws:acm:eu-west-1:000000000000:certificate/1",
          },
          /us-east-1/,
        ],
      ];
      for (const [inputs, message] of cases) {
        const program = [pool("accounts"), domain(inputs)];
        expect(await refusal(stack.plan(program)), JSON.stringify(inputs)).to.match(message);
      }
    });

    it("is replaced for another name or kind, and updated for another certificate", async () => {
      const custom = { domain: "auth.example.com", certificateArn };
      await stack.deploy([pool("accounts"), domain(custom)]);
      const other = { ...custom, certificateArn: `${certificateArn}2` };
      expect(await actions([pool("accounts"), domain(other)])).to.include({ domain: "update" });
      await stack.deploy([pool("accounts"), domain(other)]);
      expect(await actions([pool("accounts"), domain({ domain: "prefix" })])).to.include({
        domain: "replace",
      });
      await stack.deploy([pool("accounts"), domain({ domain: "prefix" })]);
      const { domains } = stack.services.userPools.kit;
      expect(domains.list().map((one) => one.domain)).to.deep.equal(["prefix"]);
      await stack.deploy([pool("accounts")]);
      expect(domains.list()).to.deep.equal([]);
    });

    it("allows each name for only one pool", async () => {
      const { domains } = stack.services.userPools.kit;
      await stack.deploy([pool("accounts"), domain({ domain: "taken" })]);
      const poolId = record("accounts").id;
      const wanted = { domain: "taken", poolId, managedLoginVersion: 1 };
      expect(() => domains.create(wanted)).to.throw(
        "Domain already associated with another user pool.",
      );
      expect(() => domains.create({ ...wanted, domain: "second" })).to.throw(
        "already has a domain",
      );
    });
  });

  describe("streams of aws:dynamodb/table:Table", () => {
    const streamed = (streamViewType?: string) =>
      table("orders", "Id", { streamEnabled: true, ...(streamViewType && { streamViewType }) });
    const described = async () =>
      (await stack.services.dynamoDb.call("DescribeTable", { TableName: record("orders").id }))
        .Table;

    it("keep their ARN and label, and get new ones with another view", async () => {
      await stack.deploy([streamed("NEW_IMAGE")]);
      const { outputs } = record("orders");
      expect(outputs["streamArn"]).to.equal(`${outputs["arn"]}/stream/${outputs["streamLabel"]}`);
      stack.restart();
      await stack.deploy([streamed("NEW_IMAGE")]);
      expect(record("orders").outputs).to.deep.equal(outputs);
      expect((await described()).StreamSpecification).to.deep.equal({
        StreamEnabled: true,
        StreamViewType: "NEW_IMAGE",
      });
      expect(await actions([streamed("KEYS_ONLY")])).to.deep.equal({ orders: "update" });
      await stack.deploy([streamed("KEYS_ONLY")]);
      expect((await described()).StreamSpecification.StreamViewType).to.equal("KEYS_ONLY");
      expect(record("orders").outputs["streamArn"]).to.not.equal(outputs["streamArn"]);
      expect((await described()).LatestStreamArn).to.equal(record("orders").outputs["streamArn"]);
    });

    it("can be switched on and off in place", async () => {
      await stack.deploy([table("orders")]);
      await stack.deploy([streamed("OLD_IMAGE")]);
      expect(record("orders").outputs["streamArn"]).to.contain("/stream/");
      await stack.deploy([table("orders", "Id", { streamEnabled: false })]);
      expect(record("orders").outputs["streamArn"]).to.equal("");
      expect((await described()).StreamSpecification).to.equal(undefined);
    });

    it("require a view type that DynamoDB supports", async () => {
      expect(await refusal(stack.plan([streamed()]))).to.contain(
        '"streamViewType" is required with streamEnabled',
      );
      expect(await refusal(stack.plan([streamed("ALL")]))).to.contain(
        '"streamViewType" must be one of',
      );
    });
  });

  it("accept unique names, and inputs without a local effect", async () => {
    const program = [
      resource("random:index/randomString:RandomString", "suffix", {
        length: 15,
        special: false,
        numeric: false,
      }),
      resource("random:index/randomId:RandomId", "id", { byteLength: 4, prefix: "a-" }),
      api(),
      resource("aws:appsync/domainName:DomainName", "name", {
        domainName: "api.example.com",
        certificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/1",
      }),
      resource("aws:appsync/domainNameApiAssociation:DomainNameApiAssociation", "named", {
        domainName: "api.example.com",
        apiId: "x",
      }),
      resource("aws:appsync/apiCache:ApiCache", "cache", (others) => ({
        apiId: others["api"]!["id"],
        apiCachingBehavior: "FULL_REQUEST_CACHING",
        ttl: 60,
        type: "SMALL",
      })),
      pool("accounts"),
      resource("aws:cognito/resourceServer:ResourceServer", "server", (others) => ({
        userPoolId: others["accounts"]!["id"],
        identifier: "https://api",
        scopes: [{ scopeName: "read", scopeDescription: "reads" }],
      })),
    ];
    await stack.deploy(program);
    const { result } = record("suffix").outputs;
    expect(result).to.match(/^[A-Za-z]{15}$/);
    expect(record("id").outputs["hex"]).to.match(/^a-[0-9a-f]{8}$/);
    expect(record("server").outputs["scopeIdentifiers"]).to.deep.equal(["https://api/read"]);
    stack.restart();
    expect(Object.values(await actions(program)).filter((action) => action !== "same")).to.eql([]);
    const longer = resource("random:index/randomString:RandomString", "suffix", { length: 16 });
    expect(await actions([longer, ...program.slice(1)])).to.include({ suffix: "replace" });
    const none = resource("random:index/randomString:RandomString", "suffix", { length: 0 });
    expect(await refusal(stack.plan([none, ...program.slice(1)]))).to.contain("length must be");
  });

  describe("npm run plan", () => {
    it("lists every unknown type and every rejected resource, and the known types once", async () => {
      const message = await refusal(
        stack.plan([
          resource("aws:sqs/queue:Queue", "line", { name: "line" }),
          resource("aws:lambda/function:Function", "worker", (others) => ({
            queue: others["line"]!["arn"],
          })),
          resource("aws:sns/topic:Topic", "topic", { fifoTopic: true, tracingConfig: "Active" }),
          api(),
          resource("aws:appsync/dataSource:DataSource", "source", (others) => ({
            apiId: others["api"]!["id"],
            type: "AWS_LAMBDA",
          })),
        ]),
      );
      const lines = message.split("\n");
      expect(lines).to.have.length(6);
      expect(lines[5]).to.match(/^Known types: aws:/);
      expect(message).to.match(/^4resources are rejected:\n/);
      expect(message).to.contain('- Resource "line" is of type "aws:sqs/queue:Queue"');
      expect(message).to.contain('- Resource "worker" is of type "aws:lambda/function:Function"');
      expect(message).to.contain('sets "fifoTopic", "tracingConfig", which');
      expect(message).to.contain('type "AWS_LAMBDA" is not supported on this stack');
    });
  });
});

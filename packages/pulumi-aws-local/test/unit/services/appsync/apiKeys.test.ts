import { expect } from "chai";
import { ApiKeyStore } from "../../../../src/services/appsync/apiKeys/apiKeyStore";
import { useApiKey, workingKey } from "../../../../src/workbench/graphiql/useApiKey";
import { RealtimeStack } from "./support/realtimeStack";

const DAY = 24 * 60 * 60_000;
const OPERATOR = { accessKeyId: "local", secretAccessKey: "local" };

const SCHEMA = `
  type Query {
    forDefault: String
    forKeys: String @aws_api_key
    forUsers: String @aws_cognito_user_pools
    forAll: Shared @aws_api_key @aws_cognito_user_pools @aws_iam
    who: String @aws_api_key @aws_iam
  }
  type Mutation { say(text: String): Word @aws_api_key }
  type Subscription {
    onSaid: Word @aws_subscribe(mutations: ["say"]) @aws_api_key
    onSaidToUsers: Word @aws_subscribe(mutations: ["say"]) @aws_cognito_user_pools
  }
  type Shared @aws_api_key @aws_cognito_user_pools { open: String users: String @aws_cognito_user_pools }
  type Word @aws_api_key { text: String }`;

const ECHO = `
  export function request(ctx) { return { payload: ctx.args }; }
  export function response(ctx) { return ctx.result; }`;
const WHO = `
  import { util } from "@aws-appsync/utils";
  export function request(ctx) { return { payload: util.authType() + " " + JSON.stringify(ctx.identity) }; }
  export function response(ctx) { return ctx.result; }`;
const BOTH = `
  export function request(ctx) { return { payload: { open: "open", users: "users" } }; }
  export function response(ctx) { return ctx.result; }`;

describe("API_KEY authorization", function () {
  this.timeout(30_000);
  let live: RealtimeStack;
  let key: string;
  before(async () => {
    live = await RealtimeStack.start();
  });
  beforeEach(async () => {
    live.stack.ahead = 0;
    await declare("API_KEY", [users(), { authenticationType: "AWS_IAM" }]);
    key = (await apiKey()).outputs["key"];
  });
  afterEach(() => live.closeSockets());
  after(() => live.stop());

  const users = () => ({
    authenticationType: "AMAZON_COGNITO_USER_POOLS",
    userPoolConfig: { userPoolId: live.stack.poolId },
  });

  async function declare(authenticationType: string, others: object[]): Promise<void> {
    const { stack } = live;
    await stack.api(SCHEMA, {
      authenticationType,
      userPoolConfig:
        authenticationType === "AMAZON_COGNITO_USER_POOLS"
          ? { userPoolId: stack.poolId, defaultAction: "ALLOW" }
          : undefined,
      additionalAuthenticationProviders: others,
    });
    await stack.dataSource("none", { type: "NONE" });
    await stack.unit("Query.who", "none", WHO);
    await stack.unit("Query.forAll", "none", BOTH);
    await stack.unit("Mutation.say", "none", ECHO);
  }

  const apiKey = (inputs: object = {}) =>
    live.stack.apply("aws:appsync/apiKey:ApiKey", "key", { apiId: live.stack.apiId, ...inputs });

  async function ask(query: string, headers: Record<string, string>) {
    const { status, body } = await live.stack.post(JSON.stringify({ query }), headers);
    return { status, ...JSON.parse(String(body)) };
  }

  const denied = (field: string, type = "Query"): string =>
    `Not Authorized to access ${field} on type ${type}`;

  const REFUSED = {
    status: 401,
    errors: [
      {
        errorType: "UnauthorizedException",
        message: "You are not authorized to make this call.",
      },
    ],
  };

  it("accepts a request with a key, whose ctx.identity is null", async () => {
    expect(key).to.match(/^da2-[a-z0-9]{26}$/);
    expect(await ask("{ who }", { "x-api-key": key })).to.deep.equal({
      status: 200,
      data: { who: "API Key Authorization null" },
    });
  });

  it("rejects unknown, malformed and missing keys, and keys of another API", async () => {
    const other = `da2-${"a".repeat(26)}`;
    live.stack.appSync.apiKeys.put({ apiId: "other", id: other, description: "", expires: 9e9 });
    for (const wrong of [other, `${key}x`, "", "../x", "x".repeat(5000)]) {
      expect(await ask("{ who }", { "x-api-key": wrong }), wrong.slice(0, 30)).to.deep.equal(
        REFUSED,
      );
    }
    const none = await ask("{ who }", {});
    expect([none.status, none.errors[0].errorType]).to.deep.equal([401, "UnauthorizedException"]);
  });

  it("rejects a key from the hour at which it expires, and deletes it 60 days later", async () => {
    const { apiKeys } = live.stack.appSync;
    const { expires } = apiKeys.find(live.stack.apiId, key)!;
    const until = (ms: number): void => void (live.stack.ahead = expires * 1000 + ms - Date.now());
    until(-2000);
    expect((await ask("{ who }", { "x-api-key": key })).status).to.equal(200);
    until(1);
    expect(await ask("{ who }", { "x-api-key": key })).to.deep.equal(REFUSED);
    expect(workingKey(live.stack.services)).to.equal(undefined);
    until(60 * DAY - 2000);
    expect(apiKeys.find(live.stack.apiId, key)?.id).to.equal(key);
    until(60 * DAY);
    expect(apiKeys.find(live.stack.apiId, key)).to.equal(undefined);
    expect(apiKeys.list(live.stack.apiId)).to.deep.equal([]);
  });

  it("applies each mode's directives when keys, users and signatures share one API", async () => {
    const authorization = (await live.stack.signIn()).AccessToken;
    const query = "{ forDefault forKeys forUsers forAll { open users } }";
    const asKey = await ask(query, { "x-api-key": key });
    expect(asKey.data.forAll).to.deep.equal({ open: "open", users: null });
    expect(asKey.errors.map(({ message }: any) => message)).to.have.members([
      denied("forUsers"),
      denied("users", "Shared"),
    ]);
    const asUser = await ask(query, { authorization });
    expect(asUser.data.forAll).to.deep.equal({ open: "open", users: "users" });
    expect(asUser.errors.map(({ message }: any) => message)).to.have.members([
      denied("forDefault"),
      denied("forKeys"),
    ]);
    const signed = await live.stack.postSigned(JSON.stringify({ query: "{ who }" }), OPERATOR);
    expect(JSON.parse(String(signed.body)).data.who).to.match(/^IAM Authorization/);
  });

  it("allows fields without directives only for the default mode when keys are an additional one", async () => {
    await declare("AMAZON_COGNITO_USER_POOLS", [{ authenticationType: "API_KEY" }]);
    key = (await apiKey()).outputs["key"];
    const { errors } = await ask("{ forDefault forKeys }", { "x-api-key": key });
    expect(errors.map(({ message }: any) => message)).to.deep.equal([denied("forDefault")]);
    const { AccessToken } = await live.stack.signIn();
    const asUser = await ask("{ forDefault forKeys }", { authorization: AccessToken });
    expect(asUser.errors.map(({ message }: any) => message)).to.deep.equal([denied("forKeys")]);
  });

  it("prefers a key to a token, and a signature to a key", async () => {
    const authorization = (await live.stack.signIn()).AccessToken;
    const both = { authorization, "x-api-key": key };
    const { errors } = await ask("{ forUsers forKeys }", both);
    expect(errors.map(({ message }: any) => message)).to.deep.equal([denied("forUsers")]);
    expect(await ask("{ forUsers }", { ...both, "x-api-key": "wrong" })).to.deep.equal(REFUSED);
    const unsigned = await ask("{ who }", {
      authorization: "AWS4-HMAC-SHA256 x",
      "x-api-key": key,
    });
    expect(unsigned.status).to.not.equal(200);
  });

  it("ignores keys if the API does not accept any", async () => {
    await declare("AMAZON_COGNITO_USER_POOLS", []);
    const authorization = (await live.stack.signIn()).AccessToken;
    const response = await ask("{ forDefault }", { authorization, "x-api-key": "any" });
    expect(response).to.deep.equal({ status: 200, data: { forDefault: null } });
    expect(await ask("{ forDefault }", { "x-api-key": key })).to.deep.equal(REFUSED);
  });

  it("opens WebSockets and starts subscriptions with a key, each authorized separately", async () => {
    const proof = { host: live.host, "x-api-key": key };
    const socket = await live.open(proof);
    expect((await socket.ask({ type: "connection_init" })).type).to.equal("connection_ack");
    const subscribe = "subscription { onSaid { text } }";
    expect((await socket.start("1", subscribe, proof)).type).to.equal("start_ack");
    const refused = await socket.start("2", subscribe, { ...proof, "x-api-key": "wrong" });
    expect([refused.type, refused.payload.errors[0].errorType]).to.deep.equal([
      "error",
      "UnauthorizedException",
    ]);
    const forUsers = await socket.start("3", "subscription { onSaidToUsers { text } }", proof);
    expect(forUsers.payload.errors[0].message).to.equal(denied("onSaidToUsers", "Subscription"));
    await ask('mutation { say(text: "hi") { text } }', { "x-api-key": key });
    expect(await socket.next()).to.deep.equal({
      type: "data",
      id: "1",
      payload: { data: { onSaid: { text: "hi" } } },
    });
  });

  it("rejects a WebSocket whose key is wrong", async () => {
    const socket = await live.open({ host: live.host, "x-api-key": "wrong" });
    const { type, payload } = await socket.ask({ type: "connection_init" });
    expect([type, payload.errors[0].errorCode]).to.deep.equal(["connection_error", 401]);
  });

  it("gives the workbench the key with the latest expiry", async () => {
    const expires = new Date(Date.now() + 100 * DAY).toISOString();
    const longest = await apiKey({ expires });
    expect(useApiKey(live.stack.services)).to.deep.include({
      as: "apiKey",
      apiKey: longest.outputs["key"],
    });
    await declare("AMAZON_COGNITO_USER_POOLS", []);
    expect(() => useApiKey(live.stack.services)).to.throw("The API has no valid key.");
  });

  it("keeps keys in the stack's data, at most 50 for an API", async () => {
    const again = new ApiKeyStore(live.stack.services);
    expect(again.accepts(live.stack.apiId, key)).to.equal(true);
    for (let count = again.list(live.stack.apiId).length; count < 50; count++) await apiKey();
    const failure = await apiKey().catch((error: any) => error.code);
    expect(failure).to.equal("ApiKeyLimitExceededException");
    await live.stack.apply(
      "aws:appsync/apiKey:ApiKey",
      "key",
      { apiId: live.stack.apiId, description: "changed" },
      { id: `${live.stack.apiId}:${key}`, inputs: {}, outputs: {} },
    );
    expect(again.find(live.stack.apiId, key)?.description).to.equal("changed");
  });
});

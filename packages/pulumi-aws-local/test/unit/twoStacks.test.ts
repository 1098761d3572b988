import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { LocalProgram } from "./program/support/localProgram";

const PASSWORD = "Correct-horse-1";

/** A program with a table, a user and an API whose resolver uses module state. */
const programOf = (label: string): string => `
const users = custom("aws:cognito/userPool:UserPool")("users", { name: "${label}" });
const client = custom("aws:cognito/userPoolClient:UserPoolClient")("client", {
  name: "client", userPoolId: users.id, explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] });
custom("aws:cognito/user:User")("${label}", { userPoolId: users.id, username: "${label}", password: "${PASSWORD}" });
const api = custom("aws:appsync/graphQLApi:GraphQLApi")("api", {
  name: "api", authenticationType: "AMAZON_COGNITO_USER_POOLS", uris: undefined,
  userPoolConfig: { userPoolId: users.id, defaultAction: "ALLOW", awsRegion: "eu-central-1" },
  schema: "type Query { whoami(text: String!): String }" });
custom("aws:appsync/dataSource:DataSource")("none", { apiId: api.id, name: "none", type: "NONE" });
custom("aws:appsync/resolver:Resolver")("whoami", {
  apiId: api.id, type: "Query", field: "whoami", dataSource: "none", code: \`
    import { util } from "@aws-appsync/utils";
    const seen = [];
    export function request(ctx) {
      seen.push(ctx.args.text);
      ctx.stash.label = "${label}";
      return { payload: seen.length };
    }
    export function response(ctx) {
      return [ctx.stash.label, ctx.identity.username, ctx.result, util.matches("^a+$", ctx.args.text)].join(" ");
    }\`,
  runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" } });
exports.api = api.uris.GRAPHQL;
exports.clientId = client.id;
exports.table = table("items").name;
`;

async function signIn(program: LocalProgram, username: string): Promise<string> {
  const client = new CognitoIdentityProviderClient(program.client);
  const ClientId = program.output("clientId");
  const AuthParameters = { USERNAME: username, PASSWORD };
  const AuthFlow = "USER_PASSWORD_AUTH";
  const response = await client.send(
    new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }),
  );
  client.destroy();
  return response.AuthenticationResult!.AccessToken!;
}

async function whoami(program: LocalProgram, token: string, text: string): Promise<unknown> {
  const response = await fetch(program.output("api"), {
    method: "POST",
    headers: { authorization: token, "content-type": "application/json" },
    body: JSON.stringify({
      query: "query ($text: String!) { whoami(text: $text) }",
      variables: { text },
    }),
  });
  const body: any = await response.json();
  return body.data?.whoami ?? body.errors[0].errorType;
}

describe("two stacks in one process", function () {
  this.timeout(120_000);
  const programs: LocalProgram[] = [];
  let one: LocalProgram;
  let other: LocalProgram;

  before(async () => {
    const started = await Promise.allSettled(
      ["one", "other"].map((label) => LocalProgram.start(programOf(label))),
    );
    for (const result of started) if (result.status === "fulfilled") programs.push(result.value);
    for (const result of started) if (result.status === "rejected") throw result.reason;
    [one, other] = programs as [LocalProgram, LocalProgram];
  });
  after(() => Promise.all(programs.map((program) => program.stop())));

  it("serve separate APIs, users and resolvers", async () => {
    const [token, otherToken] = await Promise.all([signIn(one, "one"), signIn(other, "other")]);
    const texts = ["aa", "b", "aaa", "c"];
    const ask = (program: LocalProgram, own: string): Promise<unknown[]> =>
      Promise.all(texts.map((text) => whoami(program, own, text)));
    const [answers, otherAnswers] = await Promise.all([ask(one, token), ask(other, otherToken)]);
    const expected = (label: string): string[] =>
      texts.map((text) => `${label} ${label} 1 ${text.startsWith("a")}`);
    expect(answers).to.deep.equal(expected("one"));
    expect(otherAnswers).to.deep.equal(expected("other"));
    expect(await whoami(one, otherToken, "a")).to.equal("UnauthorizedException");
    expect(await whoami(other, token, "a")).to.equal("UnauthorizedException");
  });

  it("keep items in separate tables", async () => {
    await one.put(one.output("table"), { Id: { S: "1" } });
    expect(await one.count(one.output("table"))).to.equal(1);
    expect(await other.count(other.output("table"))).to.equal(0);
    expect(await other.tables()).to.deep.equal([other.output("table")]);
  });

  it("continue when the other stops or its program fails", async () => {
    expect(await one.refusal("throw new Error('broken')")).to.equal("broken");
    expect(await whoami(other, await signIn(other, "other"), "a")).to.equal("other other 1 true");
    await one.stop();
    expect(await whoami(other, await signIn(other, "other"), "a")).to.equal("other other 1 true");
    expect(
      await other.apply(programOf("other").replace("exports.table", "topic('news'); $&")),
    ).to.deep.equal(["aws:sns/topic:Topic"]);
    expect(await other.count(other.output("table"))).to.equal(0);
  });
});

import { expect } from "chai";
import type { ResourceRequest } from "../../../../src/core/resourceHandler";
import { acceptedSchemas } from "../../../../src/services/appsync/schema/acceptedSchemas";
import { warningsOf } from "../../support/warningsOf";
import { TestStack } from "./support/testStack";

const CODE = `
  export function request() { return { payload: "x" }; }
  export function response(ctx) { return ctx.result; }`;
const SCHEMA = "type Query { a: String b: String }";

describe("appSyncHandlers", () => {
  let stack: TestStack;
  before(async () => {
    stack = await TestStack.start();
  });
  beforeEach(async () => {
    await stack.api(SCHEMA);
    await stack.dataSource("none", { type: "NONE" });
  });
  after(() => stack.stop());

  const failure = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("Expected a failure, got none.");
  };

  it("returns the outputs that programs read", async () => {
    const { id, outputs } = await stack.api(SCHEMA, { name: "shop" });
    expect(id).to.match(/^[a-z2-7]{26}$/);
    expect(outputs).to.deep.include({
      name: "shop",
      arn: `arn:aws:appsync:eu-west-1:000000000000:apis/${id}`,
      uris: {
        GRAPHQL: "http://localhost:4000/graphql",
        REALTIME: "ws://localhost:4000/graphql/realtime",
      },
    });
    const source = await stack.dataSource("none", { type: "NONE" });
    expect(source.outputs["arn"]).to.equal(`${outputs["arn"]}/datasources/none`);
    const resolver = await stack.unit("Query.a", "none", CODE);
    expect(resolver.outputs["arn"]).to.equal(`${outputs["arn"]}/types/Query/resolvers/a`);
  });

  it("keeps ids and resolvers when the program is reapplied", async () => {
    await stack.unit("Query.a", "none", CODE);
    const state = { id: stack.apiId, outputs: {}, inputs: {} };
    const inputs = {
      authenticationType: "AMAZON_COGNITO_USER_POOLS",
      userPoolConfig: { userPoolId: stack.poolId, defaultAction: "ALLOW" },
    };
    const type = "aws:appsync/graphQLApi:GraphQLApi";
    const again = await stack.apply(
      type,
      "api",
      { ...inputs, schema: `${SCHEMA} type New { x: Int }` },
      state,
    );
    expect(again.id).to.equal(stack.apiId);
    expect(await stack.query("{ a }")).to.deep.equal({ data: { a: "x" } });
    await failure(stack.apply(type, "api", { ...inputs, schema: "type Query { a: Nope }" }, state));
    expect(await stack.query("{ a }")).to.deep.equal({ data: { a: "x" } });
    const functionType = "aws:appsync/function:Function";
    const runtime = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" };
    const fn = { apiId: stack.apiId, dataSource: "none", code: CODE, runtime };
    const first = await stack.apply(functionType, "f", fn);
    const second = await stack.apply(functionType, "f", fn, { ...first, inputs: fn });
    expect(second.outputs["functionId"]).to.equal(first.outputs["functionId"]);
  });

  const API = "aws:appsync/graphQLApi:GraphQLApi";
  const REFUSED = "scalar Date type Query { a: Date b: String }";
  const inputsOf = (schema: string): Record<string, unknown> => ({
    schema,
    authenticationType: "AMAZON_COGNITO_USER_POOLS",
    userPoolConfig: { userPoolId: stack.poolId, defaultAction: "ALLOW" },
  });

  it("rejects schemas that AppSync rejects, with its message for an empty one", async () => {
    expect(await failure(stack.api(REFUSED))).to.match(
      /^Schema Creation Status is FAILED with details: .*\n.*\nProperty "schema", line 1, column 1: Custom scalar "Date"/,
    );
    expect(await failure(stack.api(" "))).to.equal("There is no top level schema object defined.");
  });

  it("accepts schemas that AppSync accepts and other tools reject", async () => {
    await warningsOf(async () => {
      for (const { what, schema } of acceptedSchemas) {
        expect((await stack.api(schema)).id, what).to.match(/^[a-z2-7]{26}$/);
      }
    });
  });

  it("keeps a schema that was deployed before AppSync's rules were added, until it changes", async () => {
    const state = (schema: string): ResourceRequest["previous"] => ({
      id: stack.apiId,
      outputs: {},
      inputs: inputsOf(schema),
    });
    stack.appSync.staging.declared = undefined;
    const warnings = await warningsOf(() =>
      stack.apply(API, "api", inputsOf(REFUSED), state(REFUSED)),
    );
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain("stays as it was deployed: Found 1 problem(s)");
    expect(await stack.query("{ b }")).to.deep.equal({ data: { b: null } });
    const changed = stack.apply(
      API,
      "api",
      inputsOf(`${REFUSED} type A { a: Int }`),
      state(REFUSED),
    );
    expect(await failure(changed)).to.contain('Custom scalar "Date"');
    expect(await stack.query("{ b }")).to.deep.equal({ data: { b: null } });
  });

  it("rejects a second resolver of a field, and updates the first one", async () => {
    const first = await stack.unit("Query.a", "none", CODE);
    const inputs = {
      apiId: stack.apiId,
      type: "Query",
      field: "a",
      dataSource: "none",
      code: CODE,
    };
    const runtime = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" };
    const type = "aws:appsync/resolver:Resolver";
    expect(await failure(stack.apply(type, "other", { ...inputs, runtime }))).to.match(
      /^Only one resolver is allowed per field\./,
    );
    await stack.apply(type, "Query.a", { ...inputs, runtime }, { ...first, inputs });
    expect(await stack.query("{ a }")).to.deep.equal({ data: { a: "x" } });
  });

  it("rejects unsupported authentication modes", async () => {
    expect(await failure(stack.api(SCHEMA, { authenticationType: "AWS_LAMBDA" }))).to.equal(
      'authenticationType "AWS_LAMBDA" is not supported on this stack, only API_KEY, AWS_IAM and AMAZON_COGNITO_USER_POOLS.',
    );
    const oidc = [{ authenticationType: "OPENID_CONNECT" }];
    expect(await failure(stack.api(SCHEMA, { additionalAuthenticationProviders: oidc }))).to.match(
      /^authenticationType "OPENID_CONNECT" is not supported on this stack/,
    );
    const twice = [{ authenticationType: "AWS_IAM" }, { authenticationType: "AWS_IAM" }];
    expect(await failure(stack.api(SCHEMA, { additionalAuthenticationProviders: twice }))).to.equal(
      "Authentication provider AWS_IAM is declared twice.",
    );
  });

  it("rejects unsupported data sources", async () => {
    expect(await failure(stack.dataSource("fn", { type: "AWS_LAMBDA" }))).to.equal(
      'Data source fn: type "AWS_LAMBDA" is not supported on this stack, only AMAZON_DYNAMODB, HTTP and NONE.',
    );
    expect(await failure(stack.dataSource("my-table", { type: "NONE" }))).to.match(/must match/);
    expect(await failure(stack.dataSource("t", { type: "AMAZON_DYNAMODB" }))).to.match(
      /tableName is missing/,
    );
  });

  it("rejects resolvers with unknown fields, sources or functions, templates or invalid code", async () => {
    const unit = (inputs: object): Promise<string> =>
      failure(
        stack.resolver("Query.a", { kind: "UNIT", dataSource: "none", code: CODE, ...inputs }),
      );
    expect(await failure(stack.unit("Query.z", "none", CODE))).to.equal(
      "No field named z found on type Query",
    );
    expect(await failure(stack.unit("Nope.z", "none", CODE))).to.equal("Type Nope not found");
    expect(await unit({ dataSource: "nope" })).to.equal("No data source found named nope");
    expect(await unit({ dataSource: undefined })).to.contain(
      "DataSourceName is required for UNIT resolver",
    );
    expect(await unit({ code: undefined, requestTemplate: "{}" })).to.match(
      /\(VTL\) are not supported/,
    );
    expect(await unit({ code: "export function request() { for (;;) {} }" })).to.match(
      /^Resolver Query\.a: The code contains one or more errors\.\ncode\.js:/,
    );
    const functions = Array.from({ length: 11 }, (_, at) => `f${at}`);
    expect(await unit({ kind: "PIPELINE", pipelineConfig: { functions } })).to.equal(
      "Resolver Query.a: a pipeline has at most 10 functions, got 11.",
    );
    expect(await unit({ kind: "PIPELINE", pipelineConfig: { functions: ["nope"] } })).to.equal(
      "No function found with id nope",
    );
  });

  it("denies fields without directives when the default action is DENY", async () => {
    await stack.api(
      'type Query { a: String b: String @aws_auth(cognito_groups: ["g"]) c: String @aws_cognito_user_pools }',
      {
        additionalAuthenticationProviders: [],
        userPoolConfig: { userPoolId: stack.poolId, defaultAction: "DENY" },
      },
    );
    const { errors } = await stack.query("{ a b c }");
    expect(errors!.map(({ path }) => path)).to.deep.equal([["a"], ["b"]]);
  });
});

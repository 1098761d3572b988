import { expect } from "chai";
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

  it("answers with the outputs that programs read", async () => {
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

  it("keeps ids and resolvers when the program is applied again", async () => {
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

  it("refuses schemas that AppSync refuses", async () => {
    const cases: [string, RegExp][] = [
      ["type Query {", /Failed to parse schema document/],
      ["type Mutation { a: Int }", /There is no top level schema object defined\./],
      [
        "schema { mutation: M } type M { a: Int }",
        /A schema MUST have a 'query' operation defined\./,
      ],
      ["type Query { a: Nope }", /Unknown type "Nope"/],
      ["scalar Date type Query { a: Date }", /Custom scalar "Date" is not supported/],
      ["directive @x on FIELD_DEFINITION type Query { a: Int @x }", /Custom directive "@x"/],
      ["type Query { a: Int @nope }", /Unknown directive "@nope"/],
      ["type Query { a: Empty } type Empty", /Type Empty must define one or more fields/],
    ];
    for (const [schema, message] of cases) {
      expect(await failure(stack.api(schema)), schema).to.match(message);
    }
  });

  it("refuses authentication that this stack lacks", async () => {
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

  it("refuses data sources that this stack lacks", async () => {
    expect(await failure(stack.dataSource("fn", { type: "AWS_LAMBDA" }))).to.equal(
      'Data source fn: type "AWS_LAMBDA" is not supported on this stack, only AMAZON_DYNAMODB, HTTP and NONE.',
    );
    expect(await failure(stack.dataSource("my-table", { type: "NONE" }))).to.match(/must match/);
    expect(await failure(stack.dataSource("t", { type: "AMAZON_DYNAMODB" }))).to.match(
      /tableName is missing/,
    );
  });

  it("refuses resolvers of unknown fields, sources and functions, templates and faulty code", async () => {
    const unit = (inputs: object): Promise<string> =>
      failure(
        stack.resolver("Query.a", { kind: "UNIT", dataSource: "none", code: CODE, ...inputs }),
      );
    expect(await failure(stack.unit("Query.z", "none", CODE))).to.equal(
      "No field named z found on type Query",
    );
    expect(await failure(stack.unit("Nope.z", "none", CODE))).to.equal("Type Nope not found");
    expect(await unit({ dataSource: "nope" })).to.equal("No data source found named nope");
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

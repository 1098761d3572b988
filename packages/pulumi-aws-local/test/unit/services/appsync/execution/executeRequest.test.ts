import { expect } from "chai";
import { TestStack } from "../support/testStack";

const SLOW = `
  export function request(ctx) { ctx.stash.n = ctx.args.n; return { payload: ctx.args.n }; }
  export function response(ctx) { return ctx.stash.n === ctx.result ? ctx.result : null; }`;

describe("executeRequest", () => {
  let stack: TestStack;
  before(async () => {
    stack = await TestStack.start();
    await stack.api("type Query { n(n: Int!): Int! } type Mutation { m(n: Int!): Int }");
    await stack.dataSource("none", { type: "NONE" });
    await stack.unit("Query.n", "none", SLOW);
    await stack.unit("Mutation.m", "none", SLOW);
    stack.appSync.intercept = async (call, proceed) => {
      order.push((call.request as { payload: number }).payload);
      await new Promise((resolve) => setTimeout(resolve, 10));
      order.push(-(call.request as { payload: number }).payload);
      return proceed();
    };
  });
  beforeEach(() => (order = []));
  after(() => stack.stop());

  let order: number[] = [];

  it("isolates concurrent requests", async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => stack.query("query ($n: Int!) { n(n: $n) }", { n })),
    );
    expect(responses).to.deep.equal(Array.from({ length: 20 }, (_, n) => ({ data: { n } })));
  });

  it("runs the fields of a query in parallel and those of a mutation in sequence", async () => {
    await stack.query("{ a: n(n: 1) b: n(n: 2) }");
    expect(order).to.deep.equal([1, 2, -1, -2]);
    order = [];
    await stack.query("mutation { a: m(n: 1) b: m(n: 2) }");
    expect(order).to.deep.equal([1, -1, 2, -2]);
  });

  it("finishes a request with the schema it started with", async () => {
    const running = stack.query("{ n(n: 7) }");
    const inputs = {
      authenticationType: "AMAZON_COGNITO_USER_POOLS",
      userPoolConfig: { userPoolId: stack.poolId, defaultAction: "ALLOW" },
      schema: "type Query { n(n: Int!): Int! other: Int } type Mutation { m(n: Int!): Int }",
    };
    const previous = { id: stack.apiId, outputs: {}, inputs: {} };
    await stack.apply("aws:appsync/graphQLApi:GraphQLApi", "api", inputs, previous);
    expect(await running).to.deep.equal({ data: { n: 7 } });
    expect(await stack.query("{ other n(n: 8) }")).to.deep.equal({ data: { other: null, n: 8 } });
  });
});

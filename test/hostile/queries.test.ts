import { expect } from "chai";
import { createOwner } from "../support/device";
import { post, type HttpResponse } from "../support/post";
import { recordCalls } from "../support/recordCalls";
import { createProduct, store } from "../support/store";
import { startStack } from "../support/stack";
import { expectGoodResponse } from "./support/goodResponse";
import { expectWell, hostileStack, type HostileStack } from "./support/hostileStack";

/** `count` numbered texts. */
const many = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(" ");

describe("Abusive queries", function () {
  this.timeout(60_000);
  let stack: HostileStack;
  let token: string;
  let product: string;
  before(async () => {
    stack = await hostileStack();
    const { client } = await createOwner(stack);
    token = (await client.tokens()).access;
    product = await createProduct(stack);
    await store.add(client, product, 2);
    await store.cart(client);
  });
  afterEach(() => expectWell(stack));

  interface Outcome extends HttpResponse {
    /** The database calls of the request. */
    calls: string[];
  }
  async function send(body: object): Promise<Outcome> {
    let response!: HttpResponse;
    const calls = await recordCalls(stack.dynamoDb, async () => {
      response = await post(stack, JSON.stringify(body), { authorization: token });
    });
    expectGoodResponse(response);
    return { ...response, calls };
  }
  const ask = (query: string): Promise<Outcome> => send({ query });

  /** Expects the whole request to be rejected before any read. */
  async function refused(query: string, status: number, message: string | RegExp): Promise<void> {
    const outcome = await ask(query);
    expect([outcome.status, outcome.calls], outcome.text).to.deep.equal([status, []]);
    expect(outcome.body.errors![0]!.message).to.match(new RegExp(message));
  }

  it("runs at most 100 resolvers for any number of aliases", async () => {
    const { status, body, calls } = await ask(
      `{ ${many(1300, (at) => `a${at}: product(id: "x") { id }`)} }`,
    );
    expect([status, calls.length, body.errors!.length]).to.deep.equal([200, 100, 1200]);
    const types = new Set(body.errors!.map(({ errorType }) => errorType));
    expect([...types]).to.deep.equal(["ResolverExecutionLimitReached"]);
    await refused(
      `{ ${many(5000, (at) => `a${at}: cart { id }`)} }`,
      400,
      "more than 15000 tokens",
    );
  });

  it("runs a field once if it is selected a thousand times", async () => {
    const { body, calls } = await ask(`{ ${"cart { version } ".repeat(3000)} }`);
    expect([Object.keys(body.data), calls.length]).to.deep.equal([["cart"], 1]);
  });

  it("runs at most 100 mutations", async () => {
    const { body, calls } = await ask(
      `mutation { ${many(1200, (at) => `a${at}: removeCartItem(productId: "x") { id }`)} }`,
    );
    expect(body.errors).to.have.length(1100);
    expect(calls.length).to.be.within(100, 300);
  });

  it("rejects fragments that multiply, quickly", async () => {
    const doubling = (levels: number): string =>
      `{ ...F0 } ${many(levels, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)}
       fragment F${levels} on Query { cart { id } }`;
    for (const levels of [20, 40, 1000]) {
      await refused(
        doubling(levels),
        400,
        "fragments of the GraphQL document select more than 15000",
      );
    }
    const wide = `{ cart { ...A } }
      fragment A on Cart { ${many(700, (at) => `a${at}: lines { ...B }`)} }
      fragment B on CartLine { ${many(700, (at) => `b${at}: product { ...C }`)} }
      fragment C on Product { ${many(700, (at) => `c${at}: title`)} }`;
    await refused(wide, 400, "fragments of the GraphQL document select more than 15000");
    const { body } = await ask(doubling(10));
    expect(Object.keys(body.data)).to.deep.equal(["cart"]);
  });

  it("rejects cyclic fragments", async () => {
    const circle = (size: number): string =>
      `{ ...F0 } ${many(size, (at) => `fragment F${at} on Query { ...F${(at + 1) % size} ...F${(at * 7) % size} }`)}`;
    for (const size of [1, 2, 900]) await refused(circle(size), 200, "FragmentCycle");
    await refused(
      "{ cart { ...F } } fragment F on Cart { lines { product { ...G } } } fragment G on Product { ...F }",
      200,
      "Validation error",
    );
  });

  it("rejects documents that are too deep or too long", async () => {
    await refused(`{ cart ${"{ lines ".repeat(600)}${"}".repeat(600)} }`, 400, "nested too deeply");
    await refused(
      `{ product(id: ${"[".repeat(600)}${"]".repeat(600)}) { id } }`,
      400,
      "nested too deeply",
    );
    // Escaped quotes that never end, after brackets that a parser counts.
    const quotes = `{ cart { id } } ${"[".repeat(501)} "${'\\"'.repeat(200_000)}\n`;
    await refused(quotes, 400, "nested too deeply");
    await refused(`{ ${"a".repeat(900_000)} }`, 200, "FieldUndefined");
    await refused(`{ ${"x ".repeat(15_000)} }`, 400, "more than 15000 tokens");
    await refused(`{ ${many(5_000, (at) => `x${at}`)} }`, 200, "FieldUndefined");
    const padded = await ask(`#${"x\n#".repeat(200_000)}\n{ cart { version } }`);
    expect(padded.body.errors).to.equal(undefined);
    const large = await send({ query: "{ cart { id } }", variables: { x: "x".repeat(1_100_000) } });
    expect([large.status, large.calls]).to.deep.equal([413, []]);
  });

  it("rejects too many directives, and operations without a name", async () => {
    const skip = "@include(if: true) ";
    await refused(`{ cart { id ${skip.repeat(1500)} } }`, 200, "DuplicateDirectiveName");
    await refused(`{ cart @nothing${" @nothing".repeat(3000)} { id } }`, 200, "UnknownDirective");
    await refused("{ cart { id } } ".repeat(2500), 200, "LoneAnonymousOperation");
    await refused(
      many(1800, (at) => `query Q${at} { cart { id } }`),
      400,
      "Missing operation name",
    );
    await refused(
      `query (${many(2500, (at) => `$v${at}: Int`)}) { cart { id } }`,
      200,
      "UnusedVariable",
    );
  });

  it("rejects several requests in one", async () => {
    const one = { query: "mutation { clearCart { id } }" };
    for (const batch of [[one], [one, one], Array.from({ length: 1000 }, () => one)]) {
      const { status, body, calls } = await send(batch);
      expect([status, body.errors![0]!.errorType, calls]).to.deep.equal([
        400,
        "MalformedHttpRequestException",
        [],
      ]);
    }
  });

  it("responds quickly to large ids and numbers", async () => {
    const large = "a".repeat(500_000);
    for (const value of [{ [large]: 1 }, [large], { a: [large, large.slice(1)] }]) {
      const query = "query ($id: ID!) { product(id: $id) { id } }";
      const { body, calls } = await send({ query, variables: { id: value } });
      expect(body.errors!.map(({ message }) => message)).to.deep.equal([
        "Variable 'id' has an invalid value. Expected a value of type 'ID'.",
      ]);
      expect(calls).to.deep.equal([]);
    }
  });
});

describe("A stack with production settings", function () {
  this.timeout(60_000);
  it("rejects introspection, and queries deeper than its limit", async () => {
    const settings = ["introspection=false", "queryDepthLimit=2", "resolverCountLimit=3"];
    const stack = await startStack({ args: settings.flatMap((setting) => ["--config", setting]) });
    try {
      const { client } = await createOwner(stack);
      const token = (await client.tokens()).access;
      const ask = (query: string): Promise<HttpResponse> =>
        post(stack, JSON.stringify({ query }), { authorization: token });
      for (const query of [
        "{ __schema { types { name } } }",
        '{ __type(name: "Cart") { name } }',
      ]) {
        const { body } = await ask(query);
        expect(body.data).to.equal(null);
        expect(body.errors![0]!.message).to.match(/^Validation error of type FieldUndefined/);
      }
      const deep = await ask("{ products(limit: 1) { nextToken items { id } } }");
      expect(deep.text).to.include("Query depth limit of 2 reached.");
      expect(deep.text).not.to.include('"id":"');
      const wide = await ask(`{ ${many(4, (at) => `a${at}: cart { version }`)} }`);
      expect(Object.values(wide.body.data).filter((value) => value === null)).to.have.length(1);
      expect(stack.stderr()).to.equal("");
    } finally {
      await stack.stop();
    }
  });
});

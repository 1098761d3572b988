import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { createOwner, sessionApi, type Owner } from "../support/device";
import { post, type HttpResponse } from "../support/post";
import { createGuest, createShopper } from "../support/shopper";
import type { StoreClient } from "../support/amplifyClient";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, deleteProduct, store, type Cart } from "../support/store";
import { storedItems } from "../support/storedItems";

/** Text that no response may contain: paths and implementation details. */
const INTERNAL =
  /arn:aws|amazonaws|dynamo|sqlite|node_modules|\.[cm]?[tj]s:\d|\n\s+at |Request ID|ExclusiveStartKey/i;

const ADD = "mutation ($id: ID!, $n: Int) { addCartItem(productId: $id, quantity: $n) { id } }";
const SET =
  "mutation ($id: ID!, $n: Int!) { setCartItemQuantity(productId: $id, quantity: $n) { id } }";
const REMOVE = "mutation ($id: ID!) { removeCartItem(productId: $id) { id } }";
const MERGE = `mutation ($id: ID!, $token: String!, $strategy: MergeStrategy) {
  mergeCart(guestCartId: $id, claimToken: $token, strategy: $strategy) { id } }`;
const CHECKOUT = `mutation ($key: ID!, $version: Int!, $total: Int!) {
  checkout(idempotencyKey: $key, cartVersion: $version, expectedTotalCents: $total) { id } }`;
const SAVE = `mutation ($data: AWSJSON!, $version: Int!, $mode: SaveMode) {
  saveSession(data: $data, expectedVersion: $version, mode: $mode) { id } }`;

const MALFORMED_IDS = [
  "",
  "#",
  "user#me",
  "__proto__",
  "../x",
  "Kind-of-Blue",
  "-x",
  "a b",
  "a\n",
  "\u0000",
  "ünïcode",
  "💿",
  "a".repeat(65),
  "a".repeat(100_000),
  "' OR 1=1",
  "${x}",
];

describe("Bad input", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  let owner: Owner;
  let user: StoreClient;
  let guest: StoreClient;
  let token: string;
  let product: string;
  let cart: Cart;
  let guestCart: Cart;
  let stored: Record<string, string[]>;
  before(async () => {
    stack = await sharedStack();
    owner = await createOwner(stack);
    user = owner.client;
    token = (await owner.client.tokens()).access;
    guest = createGuest(stack);
    product = await createProduct(stack);
    cart = await store.add(user, product, 3);
    guestCart = await store.add(guest, product, 2);
    await user.field("{ session { id } }");
  });
  before(async () => {
    stored = await storedItems(stack); // each test leaves them unchanged
  });
  afterEach(async () => {
    expect(await storedItems(stack), "what is stored").to.deep.equal(stored);
  });

  const asUser = (query: string, variables: Record<string, unknown> = {}): Promise<HttpResponse> =>
    post(stack, JSON.stringify({ query, variables }), { authorization: token });

  /** Expects one typed error of a resolver, and a null field. */
  async function refuses(
    errorType: string,
    query: string,
    variables: Record<string, unknown> = {},
    errorInfo: unknown = null,
  ): Promise<void> {
    const { status, body, text } = await asUser(query, variables);
    const what = JSON.stringify(variables).slice(0, 200);
    expect(status, what).to.equal(200);
    expect(Object.values(body.data ?? { none: "" }), what).to.deep.equal([null]);
    const seen = body.errors!.map((error) => [error.errorType, error.errorInfo]);
    expect(seen, what).to.deep.equal([[errorType, errorInfo]]);
    expect(body.errors![0]!.message, what).to.match(/^[A-Za-z].{10,}[.]$/s);
    expect(text, what).not.to.match(INTERNAL);
  }

  /** Expects GraphQL to reject the whole operation before any resolver runs. */
  async function invalid(
    message: string | RegExp,
    query: string,
    variables?: object,
  ): Promise<void> {
    const { status, body, text } = await asUser(query, variables as Record<string, unknown>);
    expect([status, body.data, body.errors!.length], text).to.deep.equal([200, null, 1]);
    expect(body.errors![0]!.message).to.match(
      typeof message === "string" ? new RegExp(`^${message}`) : message,
    );
    expect(text).not.to.match(INTERNAL);
  }

  describe("a product", () => {
    it("that does not exist is rejected, and removing it is not an error", async () => {
      const unknown = { id: "no-such-record", n: 1 };
      await refuses("ProductNotFound", ADD, unknown);
      await refuses("ProductNotFound", SET, unknown);
      for (const [query, id] of [
        [REMOVE, "no-such-record"],
        [SET, "no-such-record"],
      ] as const) {
        const { body } = await asUser(query, { id, n: 0 });
        expect(body.errors).to.equal(undefined);
      }
      const { body } = await asUser(`{ product(id: "no-such-record") { id } }`);
      expect(body).to.deep.equal({ data: { product: null } });
    });

    it("with a malformed id is rejected everywhere", async () => {
      for (const id of MALFORMED_IDS) {
        await refuses("InvalidInput", ADD, { id, n: 1 });
        await refuses("InvalidInput", SET, { id, n: 1 });
        await refuses("InvalidInput", REMOVE, { id });
        await refuses("InvalidInput", "query ($id: ID!) { product(id: $id) { id } }", { id });
      }
    });

    it("named like a member of every object does not exist", async () => {
      await refuses("ProductNotFound", ADD, { id: "constructor", n: 1 });
      await refuses("ProductNotFound", ADD, { id: 5, n: 1 });
    });
  });

  describe("a quantity", () => {
    it("outside its limits is rejected", async () => {
      for (const n of [0, -1, 100, 2147483647, -2147483648]) {
        await refuses("InvalidInput", ADD, { id: product, n });
      }
      for (const n of [-1, 100, 2147483647]) {
        await refuses("InvalidInput", SET, { id: product, n });
      }
    });

    it("that is not a whole number never reaches a resolver", async () => {
      const type = "Variable 'n' has an invalid value. Expected a value of type 'Int'";
      for (const n of [1.5, 2147483648, 1e300, "2", "", true, [1], {}]) {
        await invalid(type, ADD, { id: product, n });
        await invalid(type, SET, { id: product, n });
      }
      await invalid("Variable 'n' has coerced Null value for NonNull type 'Int!'", SET, {
        id: product,
        n: null,
      });
      for (const literal of ["1.5", '"2"', "99999999999", "true"]) {
        await invalid(
          "Validation error of type WrongType: argument 'quantity'",
          `mutation { addCartItem(productId: "${product}", quantity: ${literal}) { id } }`,
        );
      }
    });

    it("that exceeds 99 together with the cart is rejected with the remaining number", async () => {
      const info = { maximum: 99, quantity: 3 };
      await refuses("QuantityLimit", ADD, { id: product, n: 97 }, info);
      await refuses("QuantityLimit", ADD, { id: product, n: 99 }, info);
    });

    it("is rejected for guests too", async () => {
      const cases: [string, Record<string, unknown>, string][] = [
        [ADD, { id: product, n: 0 }, "InvalidInput"],
        [ADD, { id: product, n: 98 }, "QuantityLimit"],
        [ADD, { id: "../x", n: 1 }, "InvalidInput"],
        [SET, { id: "no-such-record", n: 1 }, "ProductNotFound"],
      ];
      for (const [query, variables, errorType] of cases) {
        const { data, errors } = await guest.graphql(query, variables);
        expect(Object.values(data!)).to.deep.equal([null]);
        expect(errors!.map((error) => error.errorType)).to.deep.equal([errorType]);
        expect(JSON.stringify(errors)).not.to.match(INTERNAL);
      }
    });
  });

  describe("a checkout", () => {
    const args = (changes: object = {}) => ({
      key: randomUUID(),
      version: cart.version,
      total: cart.totalCents,
      ...changes,
    });

    it("of another version of the cart is rejected with the current version", async () => {
      for (const version of [0, cart.version - 1, cart.version + 1, 2147483647]) {
        await refuses("CartChanged", CHECKOUT, args({ version }), { version: cart.version });
      }
    });

    it("at another total is rejected with the total", async () => {
      for (const total of [0, cart.totalCents - 1, cart.totalCents + 1, 2147483647]) {
        await refuses("PriceChanged", CHECKOUT, args({ total }), { totalCents: cart.totalCents });
      }
    });

    it("with a negative version or total, or a key that is not a UUID, is rejected", async () => {
      await refuses("InvalidInput", CHECKOUT, args({ version: -1 }));
      await refuses("InvalidInput", CHECKOUT, args({ total: -1 }));
      const good = randomUUID();
      const keys = ["", "1", `{${good}}`, good.replaceAll("-", ""), `${good}\n`, `${good}0`, "#"];
      for (const key of [...keys, "é".repeat(36), `${good.slice(0, -1)}g`]) {
        await refuses("InvalidInput", CHECKOUT, args({ key }));
        await refuses("InvalidInput", "query ($id: ID!) { purchase(id: $id) { id } }", { id: key });
        await refuses(
          "InvalidInput",
          "mutation ($id: ID!) { resendConfirmation(id: $id) { id } }",
          {
            id: key,
          },
        );
        await refuses(
          "InvalidInput",
          "mutation ($id: ID!) { endSession(id: $id) { ownerId sessionIds } }",
          { id: key },
        );
      }
    });

    it("with fractions or texts never reaches a resolver", async () => {
      for (const version of [1.5, "1", 3e9]) {
        await invalid("Variable 'version' has an invalid value", CHECKOUT, args({ version }));
      }
      await invalid("Variable 'total' has coerced Null value", CHECKOUT, args({ total: null }));
    });

    it("of an unknown purchase confirms nothing", async () => {
      const resend = "mutation ($id: ID!) { resendConfirmation(id: $id) { id } }";
      await refuses("PurchaseNotFound", resend, { id: randomUUID() });
    });
  });

  describe("a claim", () => {
    it("with a foreign, guessed or empty token is rejected", async () => {
      for (const claim of ["guess", "x".repeat(200), guestCart.claimToken!.toUpperCase(), " "]) {
        await refuses("InvalidClaim", MERGE, { id: guestCart.id, token: claim });
      }
      await refuses("InvalidInput", MERGE, { id: guestCart.id, token: "" });
      await refuses("InvalidInput", MERGE, { id: guestCart.id, token: "x".repeat(201) });
    });

    it("for an unknown guest cart is rejected", async () => {
      const claim = guestCart.claimToken!;
      const unknown = `guest#${stack.outputs.region}:${randomUUID()}`;
      await refuses("InvalidClaim", MERGE, { id: unknown, token: claim });
      for (const id of ["", "guest#", cart.id, guestCart.id.slice(6), `${guestCart.id}\n`]) {
        await refuses("InvalidInput", MERGE, { id, token: claim });
      }
      await invalid("Variable 'strategy' has an invalid value. Invalid input for Enum", MERGE, {
        id: guestCart.id,
        token: claim,
        strategy: "ALL",
      });
    });
  });

  describe("a page", () => {
    const PRODUCTS = `query ($genre: Genre, $limit: Int, $nextToken: String) {
      products(genre: $genre, limit: $limit, nextToken: $nextToken) { items { id } nextToken } }`;
    const PURCHASES = `query ($limit: Int, $nextToken: String) {
      purchases(limit: $limit, nextToken: $nextToken) { items { id } nextToken } }`;

    it("with no or too many items is rejected", async () => {
      for (const limit of [0, -1, 101, 2147483647]) {
        await refuses("InvalidInput", PRODUCTS, { limit });
        await refuses("InvalidInput", PURCHASES, { limit });
      }
      await invalid("Variable 'limit' has an invalid value", PRODUCTS, { limit: 1.5 });
      await invalid("Variable 'genre' has an invalid value", PRODUCTS, { genre: "NOISE" });
    });

    it("after an invalid token is rejected", async () => {
      const { body } = await asUser(PRODUCTS, { limit: 1 });
      const scanned = String(body.data.products.nextToken);
      const forged = ["", "garbage", "e30=", scanned.slice(2), `${scanned.slice(0, -8)}AAAAAAA=`];
      for (const nextToken of [...forged, "💿", "x".repeat(8193)]) {
        await refuses("InvalidInput", PRODUCTS, { nextToken });
        await refuses("InvalidInput", PURCHASES, { nextToken });
      }
      await refuses("InvalidInput", PURCHASES, { nextToken: scanned });
      await refuses("InvalidInput", PRODUCTS, { genre: "JAZZ", nextToken: scanned });
      const jazz = await asUser(PRODUCTS, { genre: "JAZZ", limit: 1 });
      const ofJazz = jazz.body.data.products.nextToken as string;
      await refuses("InvalidInput", PRODUCTS, { genre: "METAL", nextToken: ofJazz });
    });
  });

  describe("a session", () => {
    it("with a device name that is empty or too long is not started", async () => {
      const start = "mutation ($device: String!) { startSession(device: $device) { id } }";
      const long = ["x".repeat(101), "x".repeat(100_000)];
      for (const device of ["", "   ", "a\nb", "\u0007", "a\u202eb", "\u2067", ...long]) {
        await refuses("InvalidInput", start, { device });
      }
    });

    it("holds only JSON objects, within 8 KB", async () => {
      for (const data of ["[]", "1", '"text"', "true", '["a"]']) {
        await refuses("InvalidInput", SAVE, { data, version: 0 });
      }
      const large = JSON.stringify({ text: "x".repeat(8192) });
      const wide = JSON.stringify({ text: "é".repeat(4096) });
      for (const data of [large, wide]) {
        await refuses("InvalidInput", SAVE, { data, version: 0 });
        await refuses("InvalidInput", SAVE, { data, version: 0, mode: "REPLACE" });
      }
      const keys = Array.from({ length: 5000 }, (_, index) => [index, null]);
      const data = JSON.stringify(Object.fromEntries(keys));
      await refuses("InvalidInput", SAVE, { data, version: 0 });
      for (const notJson of ["{", "", "{a:1}", "undefined"]) {
        await invalid("Variable 'data' has an invalid value", SAVE, { data: notJson, version: 0 });
      }
    });

    it("rejects JSON that it cannot keep exactly", async () => {
      for (const data of ['{"n": 12345678901234567890}', '{"n": 1e400}', '{"n": 1, "n": 2}']) {
        await refuses("InvalidInput", SAVE, { data, version: 0 });
        await refuses("InvalidInput", SAVE, { data, version: 0, mode: "REPLACE" });
      }
      const written = (data: string) =>
        `mutation { saveSession(data: ${JSON.stringify(data)}, expectedVersion: 0) { id } }`;
      await refuses("InvalidInput", written('{"n": 12345678901234567890}'));
      await invalid("Validation error of type WrongType", written('{"n": 1e400}'));
    });

    it("is saved under its own version only", async () => {
      for (const version of [1, 2147483646]) {
        await refuses("SessionChanged", SAVE, { data: "{}", version }, { dataVersion: 0 });
      }
      for (const version of [-1, 2147483647]) {
        await refuses("InvalidInput", SAVE, { data: "{}", version });
      }
    });
  });

  describe("a request", () => {
    const CART = JSON.stringify({ query: "{ cart { id } }" });
    const UNPARSABLE = {
      errorType: "MalformedHttpRequestException",
      message: "Unable to parse GraphQL query.",
    };

    /** Expects AppSync to reject the whole request with its status and error. */
    async function refused(
      status: number,
      error: { errorType: string; message: string },
      body: string | Uint8Array,
    ): Promise<void> {
      const response = await post(stack, body, { authorization: token });
      expect(
        [response.status, response.errorType, response.body],
        String(body).slice(0, 80),
      ).to.deep.equal([status, error.errorType, { errors: [error] }]);
    }

    it("without a document is rejected", async () => {
      const empty = { ...UNPARSABLE, message: "Request body is empty." };
      await refused(400, empty, "");
      for (const body of ["{", "null", "5", "{}", "[]", `[${CART}]`, '"x"', '{"query": 5}']) {
        await refused(400, UNPARSABLE, body);
      }
      for (const query of ["", "  ", "{ cart { id }", "{ cart { id } } }", "\u0000", "{}"]) {
        await refused(400, UNPARSABLE, JSON.stringify({ query }));
      }
      await refused(400, UNPARSABLE, new Uint8Array([0xff, 0xfe, 0x00]));
    });

    it("with an operation name or variables of the wrong kind is rejected", async () => {
      const query = "query A { cart { id } } query B { cart { id } }";
      const bad = (message: string) => ({ errorType: "BadRequestException", message });
      await refused(400, bad("Missing operation name."), JSON.stringify({ query }));
      const unknown = JSON.stringify({ query, operationName: "C" });
      await refused(400, bad("Unknown operation named 'C'."), unknown);
      for (const wrong of [{ operationName: 5 }, { variables: "x" }, { variables: [1] }]) {
        await refused(400, UNPARSABLE, JSON.stringify({ query: "{ cart { id } }", ...wrong }));
      }
    });

    it("larger than 1 MB, with too many tokens, or nested too deeply is rejected", async () => {
      const bad = (message: string) => ({ errorType: "BadRequestException", message });
      const large = JSON.stringify({ query: "{ cart { id } }", padding: "x".repeat(1_048_576) });
      await refused(413, bad("Request body is larger than 1048576 bytes."), large);
      const many = JSON.stringify({ query: `{ ${"cart { id } ".repeat(5000)} }` });
      await refused(400, bad("The GraphQL document has more than 15000 tokens."), many);
      const deep = JSON.stringify({ query: `{ cart ${"{ a ".repeat(3000)}${"}".repeat(3001)}` });
      const tooDeep = bad("The GraphQL document is nested too deeply. Select fewer levels.");
      await refused(400, tooDeep, deep);
    });

    it("is accepted with any content type", async () => {
      for (const type of ["text/plain", "application/graphql", "application/xml"]) {
        const response = await post(stack, CART, { authorization: token, "content-type": type });
        expect(response.body).to.deep.equal({ data: { cart: { id: cart.id } } });
      }
      const bare = await post(stack, "{ cart { id } }", { authorization: token });
      expect(bare.body).to.deep.equal({ data: { cart: { id: cart.id } } });
    });

    it("for unknown fields is rejected before any resolver runs", async () => {
      await invalid("Validation error of type FieldUndefined: Field 'nope'", "{ nope }");
      await invalid("Validation error of type FieldUndefined", "{ __proto__ { id } }");
      await invalid(
        "Validation error of type UnknownArgument",
        `{ cart(ownerId: "${guestCart.id}") { id } }`,
      );
      await invalid("Validation error of type SubSelectionRequired", "{ cart }");
      await invalid(
        /FragmentCycle|InvalidFragment/,
        "fragment F on Cart { ...F } { cart { ...F } }",
      );
    });

    it("for more resolvers than the limit gets the results within the limit", async () => {
      const aliases = Array.from(
        { length: 101 },
        (_, n) => `a${n}: product(id: "${product}") { id }`,
      );
      const { status, body } = await asUser(`{ ${aliases.join(" ")} }`);
      const nulls = Object.values(body.data as object).filter((value) => value === null);
      expect([status, nulls.length, body.errors!.length]).to.deep.equal([200, 1, 1]);
      expect(body.errors![0]!.errorType).to.equal("ResolverExecutionLimitReached");
    });

    it("that is cyclic through introspection is rejected", async () => {
      const circle = `${"fields { type { ".repeat(6)}name${" } }".repeat(6)}`;
      await invalid("Validation error", `{ __schema { types { ${circle} } } }`);
    });
  });
});

describe("The limits of a cart", function () {
  this.timeout(60_000);
  it("are 50 products and 99 copies, all of which one checkout can buy", async () => {
    const stack = await sharedStack();
    const { client } = await createShopper(stack);
    const products = await Promise.all(
      Array.from({ length: 51 }, () => createProduct(stack, { priceCents: 400_000 })),
    );
    const extra = products.pop()!;
    for (const id of products) await store.set(client, id, 99);
    const full = await store.cart(client);
    expect([full.lines.length, full.totalCents]).to.deep.equal([50, 50 * 99 * 400_000]);
    for (const change of [store.add, store.set]) {
      const error: any = await change(client, extra, 1).catch((reason: unknown) => reason);
      expect([error.name, error.errorInfo]).to.deep.equal(["CartLimit", { maximum: 50 }]);
    }
    const more: any = await store.add(client, products[0]!).catch((reason: unknown) => reason);
    expect([more.name, more.errorInfo]).to.deep.equal([
      "QuantityLimit",
      { maximum: 99, quantity: 99 },
    ]);
    expect(await store.cart(client)).to.deep.equal({ ...full, expiresAt: full.expiresAt });
    const { lines, totalCents } = await store.checkout(client, full);
    expect([lines.length, totalCents]).to.deep.equal([50, full.totalCents]);
    expect(await store.stock(client, products[0]!)).to.equal(1000 - 99);
    const nothing: any = await store.checkout(client, full).catch((reason: unknown) => reason);
    expect(nothing.name).to.equal("EmptyCart");
    await Promise.all([...products, extra].map((id) => deleteProduct(stack, id)));
  });
});

describe("Unusual but valid input", function () {
  this.timeout(30_000);
  it("is kept in a session unchanged", async () => {
    const guest = createGuest(await sharedStack());
    const odd = JSON.parse(`{"__proto__": {"admin": true}, "constructor": 1, "": [null, 1e300],
      "💿": "\\u0000\\ud83d\\ude00 <script>\\n", "toString": "\${x}", "n": -0.1}`);
    const many = Object.fromEntries(Array.from({ length: 800 }, (_, index) => [index, 1]));
    await guest.field("{ session { id } }");
    const replaced = await sessionApi.save(guest, { ...odd, ...many }, 0, "REPLACE");
    expect(JSON.parse(replaced.data)).to.deep.equal({ ...odd, ...many });
    const merged = await sessionApi.save(guest, { n: null, new: 1 }, 1, "MERGE");
    const { n: _n, ...rest } = { ...odd, ...many };
    expect(JSON.parse(merged.data)).to.deep.equal({ ...rest, new: 1 });
    expect(JSON.parse((await sessionApi.current(guest)).data)).to.deep.equal({ ...rest, new: 1 });
    expect(Object.keys(JSON.parse(merged.data))).to.include("__proto__");
  });
});

describe("Data of another user", function () {
  this.timeout(30_000);
  it("gives no access: keys of purchases, page tokens, sessions", async () => {
    const stack = await sharedStack();
    const product = await createProduct(stack);
    const [first, second] = [await createOwner(stack), await createOwner(stack)];
    const bought = [];
    for (let count = 0; count < 2; count += 1) {
      bought.push(await store.checkout(first.client, await store.add(first.client, product)));
    }
    const key = bought[0]!.id;
    const page =
      "query ($t: String) { purchases(limit: 1, nextToken: $t) { items { id } nextToken } }";
    const { nextToken } = await first.client.field(page);
    const stolen: any = await second.client.field(page, { t: nextToken }).catch((e: unknown) => e);
    expect(stolen.name).to.equal("InvalidInput");
    expect(stolen.message).not.to.match(INTERNAL);

    const resend = "mutation ($id: ID!) { resendConfirmation(id: $id) { id } }";
    const foreign: any = await second.client.field(resend, { id: key }).catch((e: unknown) => e);
    expect(foreign.name).to.equal("PurchaseNotFound");
    const own = await store.checkout(
      second.client,
      await store.add(second.client, product, 2),
      key,
    );
    expect([own.id, own.lines[0]!.quantity]).to.deep.equal([key, 2]);
    expect((await store.purchase(first.client, key))!.lines[0]!.quantity).to.equal(1);

    const { claims } = await first.client.tokens();
    expect(await sessionApi.end(second.client, claims.origin_jti)).to.have.deep.property(
      "sessionIds",
      [],
    );
    expect((await sessionApi.current(first.client)).id).to.equal(claims.origin_jti);
  });
});

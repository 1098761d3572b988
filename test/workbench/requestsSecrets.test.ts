import { expect } from "chai";
import { createDevice, createOwner, addDevice, sessionApi } from "../support/device";
import { ask } from "../support/ask";
import { post } from "../support/post";
import { PASSWORD, mailedCode } from "../support/shopper";
import { keysOf, OPERATOR_KEYS, signedHeaders } from "../support/signed";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf, createProduct, store } from "../support/store";
import type { StoreClient } from "../support/amplifyClient";

/** The service of a guest's or an operator's signature. */
const CART = JSON.stringify({ query: "{ cart { id claimToken } }" });

describe("The requests that the workbench returns", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  it("contain no token, code, key or password of any customer's request", async () => {
    const secrets = new Map<string, string>();
    const keep = (name: string, secret: string): void => {
      expect(secret, name).to.be.a("string").with.length.greaterThan(3);
      secrets.set(name, secret);
    };
    const events = await openEvents(stack);

    // A guest fills a cart, signed with its own keys.
    const guest = createDevice(stack);
    const product = await createProduct(stack);
    const cart = await store.add(guest, product, 2);
    keep("the guest's claim token", cart.claimToken!);
    const keys = await keysOf(guest);
    keep("the guest's key id", keys.accessKeyId);
    keep("the guest's secret key", keys.secretAccessKey);
    keep("the guest's session token", keys.sessionToken!);
    const headers = await signedHeaders(stack, CART, { keys });
    keep("a signature", /Signature=(\w+)/.exec(headers["authorization"]!)![1]!);
    await post(stack, CART, headers);
    await post(stack, CART, { ...headers, authorization: `${headers["authorization"]}0` });
    await post(stack, CART, await signedHeaders(stack, CART, { keys: OPERATOR_KEYS }));
    const guestEvents = await guest.listen("subscription { onCartChanged { id version } }");

    // It registers, signs in on two devices, moves the cart and buys.
    const { client, email, userId } = await createOwner(stack);
    keep("the password", PASSWORD);
    keep("the mailed code", await mailedCode(stack, email));
    keep("the demo users' password", stack.demoPassword);
    const tokens = await client.tokens();
    keep("the access token", tokens.access);
    keep("the ID token", tokens.id);
    keep("the refresh token", tokens.refresh);
    const bought = await client.listen("subscription { onPurchased { id ownerId } }");
    await mergeInline(client, cart.id, "1".repeat(64)).catch(() => undefined);
    keep("a wrong claim token", "1".repeat(64));
    await mergeInline(client, cart.id, cart.claimToken!);
    await store.merge(client, cart);
    await store.checkout(client, await store.cart(client));
    const other = await addDevice(stack, email);
    keep("the second access token", (await other.tokens()).access);
    await sessionApi.save(client, { password: "hunter-22", nested: { apiToken: "t-0123456" } }, 0);
    keep("a password of the application's own", "hunter-22");
    keep("a token of the application's own", "t-0123456");
    await sessionApi.all(client);
    await sessionApi.end(client, (await other.tokens()).claims.origin_jti);
    await sessionApi.endUser(await adminOf(stack), userId);
    await guestEvents.stop();
    await bought.stop();

    // Requests with errors.
    const { access } = tokens;
    await ask(stack, access, "{ cart { id } }"); // its session has ended
    await ask(stack, `${access}x`, `query ${access.replaceAll(/\W/g, "_")} { cart { id } }`);
    await ask(stack, `Bearer ${access}`, `{ product(id: "${access}") { id } }`);
    await ask(stack, access, "query ($t: ID!) { product(id: $t) { id } }", { t: tokens.refresh });
    await ask(stack, access, `{ cart { id } ${access} }`);
    await post(stack, `{"query": "{ cart(token: \\"${cart.claimToken}`, { authorization: access });
    await post(stack, `{ cart { id } } # ${access} ${keys.accessKeyId}`, { authorization: access });
    await fetch(
      `${stack.outputs.graphqlUrl}?query=${encodeURIComponent(`{ product(id: "${access}") { id } }`)}`,
      { headers: { authorization: access } },
    );

    const shown = await everything(stack);
    expect(shown.fields).to.include.members([
      "Mutation.checkout",
      "Mutation.mergeCart",
      "Mutation.startSession",
      "Mutation.saveSession",
      "Mutation.endUserSessions",
      "Subscription.onCartChanged",
      "Subscription.onPurchased",
    ]);
    expect(shown.text).to.include(cart.id).and.to.include("cognito-idp").and.to.include("•••");
    const given = shown.text + (await events.end());
    expect(given).to.include("event: request");
    for (const [name, secret] of secrets) {
      const isShown = /^\d{6}$/.test(secret)
        ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(given) // digits within a time are not a code
        : given.includes(secret) || given.includes(secret.slice(0, 40));
      expect(isShown, `${name} is shown`).to.equal(false);
    }
    expect(given).not.to.match(/eyJ[\w-]{10}|(?:ASIA|AKIA)\w{8}|Signature=\w/);
  });
});

function mergeInline(client: StoreClient, id: string, token: string): Promise<unknown> {
  return client.field(
    `mutation { mergeCart(guestCartId: "${id}", claimToken: "${token}") { id } }`,
  );
}

/** All responses of GET /_local/requests.json: the list, and each request in full. */
async function everything({ origin }: RunningStack): Promise<{ text: string; fields: string[] }> {
  const url = `${origin}/_local/requests.json`;
  const list = await (await fetch(url)).text();
  const summaries = JSON.parse(list) as { id: string; fields: string[] }[];
  const details = await Promise.all(
    summaries.map(async ({ id }) => (await fetch(`${url}?id=${id}`)).text()),
  );
  return {
    text: [list, ...details].join("\n"),
    fields: summaries.flatMap(({ fields }) => fields),
  };
}

/** Subscribes as a page does, and returns the received events at the end. */
async function openEvents({ origin }: RunningStack): Promise<{ end(): Promise<string> }> {
  const abort = new AbortController();
  const { body } = await fetch(`${origin}/_local/events`, { signal: abort.signal });
  let heard = "";
  const reading = (async () => {
    for await (const chunk of body!) heard += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  return {
    async end() {
      abort.abort();
      await reading;
      return heard;
    },
  };
}

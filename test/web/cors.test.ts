import { expect } from "chai";
import { createDevice } from "../support/device";
import { PASSWORD, signIn as signInClient } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { awaitCartCount, closePages, expectFaults, openPage } from "./support/browser";
import { listening } from "./support/listening";
import { parts } from "./support/parts";
import { startSiteOfItsOwn, type Site } from "./support/siteOfItsOwn";
import { createAccount, fillForm, putIntoCart, submit } from "./support/visitor";
import { openOnWrongClock } from "./support/wrongClock";

/** The browser's, inside functions that run there. */
declare const fetch: any;

// This file intercepts no requests: Playwright would answer the preflights instead of the stack.
describe("shop window, on an origin of its own", function () {
  this.timeout(60_000);
  let site: Site;

  before(async () => {
    site = await startSiteOfItsOwn((await sharedStack()).origin);
  });
  afterEach(closePages);
  after(() => site.stop());

  it("sells to guest and user, live, and reads the store's clock, as CORS allows it", async () => {
    const stack = await sharedStack();
    const id = await createProduct(stack, { stock: 9 });
    const email = await createAccount();
    const page = await openPage({ baseURL: site.origin });
    await openOnWrongClock(page, 24 * 3_600_000);
    await putIntoCart(page, id);
    await page.click(".cart-link");
    await page.click(parts.signInToBuy);
    await fillForm(page, { email, password: PASSWORD });
    await listening(page, () => submit(page));
    await page.waitForURL(`${site.origin}/cart`);
    await awaitCartCount(page, 1);
    const { client } = await signInClient(createDevice(stack), email);
    await store.add(client, id);
    await awaitCartCount(page, 2);
    await page.click(parts.checkOut);
    await page.click(parts.buy);
    await page.waitForSelector(".purchase.new");
    await page.click(parts.signOut);
    await page.waitForSelector(parts.signInLink);
  });

  it("may read the parts of responses that AWS exposes, and nothing else of the stack", async () => {
    const { origin } = await sharedStack();
    expectFaults(/blocked by CORS policy/);
    const page = await openPage({ baseURL: site.origin });
    await page.goto("/");
    const read = (url: string, init: object): Promise<unknown> =>
      page.evaluate(
        ([address, options]) =>
          fetch(address, options).then(
            ({ headers }: any) =>
              ["date", "x-amzn-errortype", "content-length"].filter((name) => headers.has(name)),
            () => "refused",
          ),
        [url, init] as const,
      );
    const post = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    // content-length is one of the few headers that need no permission.
    const exposed = ["date", "x-amzn-errortype", "content-length"];
    expect(await read(`${origin}/graphql`, post)).to.eql(exposed);
    expect(await read(`${origin}/`, post)).to.include("date");
    expect(await read(`${origin}/graphql`, { method: "PUT" })).to.equal("refused");
    expect(await read(`${origin}/graphql`, { ...post, credentials: "include" })).to.equal(
      "refused",
    );
    expect(await read(`${origin}/config.json`, {})).to.equal("refused");
    expect(await read(`${origin}/_local/inbox`, {})).to.equal("refused");
  });
});

import { expect } from "chai";
import type { Page, Route } from "playwright-core";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import {
  awaitCartCount,
  closePages,
  drawn,
  expectNoFaults,
  openPage,
  settled,
} from "./support/browser";
import { holdTime } from "./support/heldTime";
import { holdRequests } from "./support/holdRequests";
import { listening } from "./support/listening";
import { becomeUser, forgetVisitor } from "./support/nextVisitor";
import { parts } from "./support/parts";
import { createAccount, openSignedIn, putIntoCart, signIn } from "./support/visitor";

describe("shop window, a bad connection", function () {
  this.timeout(60_000);
  /** The page of all tests that change neither the network nor the clock of a visitor. */
  let page: Page;
  before(async () => {
    page = await openPage();
  });
  afterEach(expectNoFaults);
  after(closePages);

  it("buys once when the response to a checkout is lost, and shows the purchase", async () => {
    const page = await openWithCart(2);
    const keys = await loseCheckoutResponses(page, 1);
    const time = await holdTime(page);
    await page.click(parts.checkOut);
    await page.click("dialog >> text=Buy for $30.00");
    await page.waitForSelector("dialog >> text=The connection was lost.");
    await time.pass(1000);
    await time.release();
    await page.waitForSelector(".purchase.new");
    expect(keys.length).to.equal(2);
    expect(new Set(keys).size).to.equal(1);
    await page.goto("/account");
    await settled(page);
    expect(await page.locator(".purchase").count()).to.equal(1);
  });

  it("keeps the key through a reload and finds the purchase that went through", async () => {
    await showCart(page);
    await loseCheckoutResponses(page, Infinity);
    await page.click(parts.checkOut);
    await page.click(parts.buy);
    await page.waitForSelector("dialog >> text=The connection was lost.");
    await page.reload();
    await page.waitForSelector(
      "text=Your last purchase went through, although the response was lost.",
    );
    await page.click("text=Show it");
    await page.waitForSelector(".purchase.new");
  });

  it("shows a shopper who gives up on lost responses that the products are bought", async () => {
    const page = await openWithCart();
    await loseCheckoutResponses(page, Infinity);
    const time = await holdTime(page);
    const buy = () => page.click(parts.checkOut).then(() => page.click(parts.buy));
    for (const act of [buy, () => time.pass(1000)]) {
      const lost = page.waitForEvent("requestfailed");
      await act();
      await lost;
      await page.waitForSelector("dialog >> text=The connection was lost.");
    }
    await time.pass(3000);
    await time.release();
    await page.waitForSelector("dialog >> text=We have not heard back from the store.");
    await page.click(parts.notYet);
    await page.waitForSelector("text=Your last purchase went through");
    await page.waitForSelector(parts.emptyCart);
  });

  it("closes the dialog with its page, and shows the outcome of the purchase", async () => {
    await showCart(page, (id) => `/product?id=${id}`);
    await page.click(parts.toCart);
    const respond = await holdRequests(page, "mutation Checkout");
    await page.click(parts.checkOut);
    await page.click(parts.buy);
    await page.goBack();
    await page.waitForSelector(".record h1");
    expect(await page.locator("dialog").count()).to.equal(0);
    respond();
    await page.waitForSelector("text=Your purchase went through.");
    await awaitCartCount(page, 0);
    expect(new URL(page.url()).pathname).to.equal("/product");
  });

  it("buys other lines with a new key, even with the version and total of an old attempt", async () => {
    const page = await openWithCart();
    const time = await holdTime(page);
    let old: object = {};
    await page.route("**/graphql", async (route) => {
      const { query, variables } = JSON.parse(route.request().postData() ?? "{}");
      if (!query.includes("mutation Checkout")) return route.continue();
      old = variables;
      await route.abort("connectionreset");
    });
    await page.click(parts.checkOut);
    await page.click(parts.buy);
    await page.waitForSelector("dialog >> text=The connection was lost.");
    await page.unrouteAll();
    await page.evaluate(`{
      const kept = JSON.parse(sessionStorage.getItem("jukebox.checkout"));
      sessionStorage.setItem("jukebox.checkout", JSON.stringify({ ...kept, lines: '[["other",1]]' }));
    }`);
    await time.pass(1000);
    await time.release();
    await page.waitForURL("**/account?bought=*");
    const bought = new URL(page.url()).searchParams.get("bought");
    expect(bought).not.to.equal((old as { idempotencyKey: string }).idempotencyKey);
  });

  it("restores the current quantity when a change fails, and offers the change again", async () => {
    const id = await createProduct(await sharedStack(), { stock: 9 });
    await forgetVisitor(page);
    await putIntoCart(page, id);
    const drop = (route: Route) =>
      route.request().postData()?.includes("setCartItemQuantity")
        ? route.abort()
        : route.continue();
    await page.route("**/graphql", drop);
    await page.click(parts.more);
    await page.waitForSelector(".notice.failure");
    expect(await page.inputValue(".step-count")).to.equal("1");
    expect(await page.textContent("#cart-count")).to.equal("1");
    await page.unroute("**/graphql", drop);
    await page.click(parts.noticeAction);
    await settled(page);
    await page.reload();
    await settled(page);
    expect(await page.inputValue(".step-count")).to.equal("2");
  });

  it("leaves space for a failure message on a phone, and removes it on another page", async () => {
    const id = await createProduct(await sharedStack(), { stock: 9 });
    const page = await openPage({ viewport: { width: 375, height: 700 } });
    await putIntoCart(page, id);
    await page.route("**/graphql", (route) =>
      route.request().postData()?.includes("setCartItemQuantity")
        ? route.abort()
        : route.continue(),
    );
    await page.click(parts.more);
    await page.waitForSelector(parts.failure);
    const { width } = (await page.locator(".notice p").boundingBox())!;
    expect(width).to.be.greaterThan(200);
    await page.click(parts.racks);
    await page.waitForSelector(".notice", { state: "detached" });
  });

  it("shows the right quantity after many quick clicks, with fewer requests than clicks", async () => {
    const id = await createProduct(await sharedStack(), { stock: 50 });
    await forgetVisitor(page);
    await putIntoCart(page, id);
    let requests = 0;
    let respond!: () => void;
    const allClicked = new Promise<void>((clicked) => (respond = clicked));
    await page.route("**/graphql", async (route) => {
      if (route.request().postData()!.includes("setCartItemQuantity")) requests += 1;
      await allClicked;
      await route.continue();
    });
    await page.evaluate(`{
      const more = document.querySelector("${parts.more}");
      for (let click = 0; click < 12; click += 1) more.click();
    }`);
    expect(await page.inputValue(".step-count")).to.equal("13");
    respond();
    await page.waitForSelector(".stepper:not(.pending)");
    expect(requests).to.be.within(1, 3);
    await page.reload();
    await settled(page);
    expect(await page.inputValue(".step-count")).to.equal("13");
  });

  it("keeps the response to a change when an older view of the cart arrives after it", async () => {
    await forgetVisitor(page);
    const id = await createProduct(await sharedStack());
    await listening(page, () => putIntoCart(page, id), 1);
    let isRead = false;
    let arrive!: () => void;
    const mayArrive = new Promise<void>((may) => (arrive = may));
    await page.route("**/graphql", async (route) => {
      if (isRead || !route.request().postData()!.includes("query Cart")) return route.continue();
      const response = await route.fetch();
      isRead = true;
      await mayArrive;
      await route.fulfill({ response });
    });
    while (!isRead) {
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))"); // reads the cart
      await drawn(page);
    }
    await page.click(parts.more);
    await settled(page);
    await awaitCartCount(page, 2);
    const late = page.waitForResponse("**/graphql");
    arrive();
    await (await late).finished();
    await drawn(page);
    expect(await page.textContent("#cart-count")).to.equal("2");
  });

  it("does not show a cart as empty while its first product is on its way", async () => {
    await forgetVisitor(page);
    await page.goto(`/product?id=${await createProduct(await sharedStack())}`);
    await settled(page);
    const pass = await holdRequests(page, "addCartItem");
    await page.click("main .add");
    const fetched = page.waitForResponse("**/graphql");
    await page.click("text=Go to your cart");
    await (await fetched).finished();
    await drawn(page);
    expect(await page.locator(parts.emptyCart).count()).to.equal(0);
    pass();
    await page.waitForSelector(parts.signInToBuy);
  });

  it("shows when it is offline, offers a retry, and recovers automatically", async () => {
    const page = await openPage();
    await page.goto("/");
    await settled(page);
    await page.context().setOffline(true);
    await page.waitForSelector("#offline:not([hidden])");
    await page.click(parts.racks);
    await page.waitForSelector(".problem >> text=You are offline.");
    await page.context().setOffline(false);
    await page.waitForSelector("#offline", { state: "hidden" });
    await page.waitForSelector(".card-title");
    expect(await page.locator(".problem").count()).to.equal(0);
  });

  it("signs in after a module could not be fetched at first", async () => {
    const page = await openPage();
    let failures = 0;
    await page.route("**/assets/userPool-*", (route) => {
      failures += 1;
      return failures > 2 ? route.continue() : route.abort();
    });
    await signIn(page, await createAccount());
    expect(failures).to.equal(3);
  });

  it("reloads the page, once, if its script was deleted", async () => {
    await forgetVisitor(page);
    await page.goto("/");
    await settled(page);
    let documents = 0;
    await page.route("**/cart", (route) => {
      documents += 1;
      return route.continue();
    });
    await page.route("**/assets/cart-*", (route) =>
      documents === 2 ? route.continue() : route.fulfill({ status: 404 }),
    );
    await page.click(".cart-link");
    await page.waitForSelector(".problem >> text=A part of this page could not be loaded.");
    expect(documents).to.equal(1);
    await page.click(parts.tryAgain);
    await page.waitForSelector(parts.emptyCart);
  });
});

/** A new user's cart page, with copies of a product of $15.00 in the cart. */
async function openWithCart(copies = 1): Promise<Page> {
  const id = await createProduct(await sharedStack(), { stock: 9, priceCents: 1500 });
  const { page } = await openSignedIn("/cart", { cart: { [id]: copies } });
  return page;
}

/** Shows the cart of a new user, with a product in it, or another page. */
async function showCart(page: Page, pathOf = (_id: string) => "/cart"): Promise<void> {
  const id = await createProduct(await sharedStack(), { stock: 9 });
  await becomeUser(page, { cart: { [id]: 1 } });
  await page.goto(pathOf(id));
  await settled(page);
}

/**
 * Lets checkouts reach the store, and loses the responses of the first `count`. Returns their keys.
 */
async function loseCheckoutResponses(page: Page, count: number): Promise<string[]> {
  const keys: string[] = [];
  await page.route("**/graphql", async (route) => {
    const { query, variables } = JSON.parse(route.request().postData() ?? "{}");
    if (!query.includes("mutation Checkout")) return route.continue();
    keys.push(variables.idempotencyKey);
    if (keys.length > count) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  return keys;
}

import { expect } from "chai";
import type { Route } from "playwright-core";
import { addDevice, createDevice, sessionApi } from "../support/device";
import { signIn as signInClient } from "../support/shopper";
import { sharedStack, startOwnStack, startStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { awaitCartCount, closePages, openPage, settled } from "./support/browser";
import { listening } from "./support/listening";
import { parts } from "./support/parts";
import { createAccount, openAsUser, openSignedIn, putIntoCart } from "./support/visitor";

/** Maximum delay of a page's reconnection, in milliseconds. */
const LONGEST_PAUSE = 30_000;

describe("shop window, live", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("follows the cart in another browser of the same user", async () => {
    const id = await createProduct(await sharedStack());
    const email = await createAccount();
    const [{ page: here }, { page: there }] = await Promise.all([
      openAsUser({ email }),
      openAsUser({ email }),
    ]);
    await listening(there, () => there.goto("/cart"));
    await putIntoCart(here, id);
    await awaitCartCount(there, 1);
    await here.click(parts.more);
    await awaitCartCount(there, 2);
    expect(await there.inputValue(".step-count")).to.equal("2");
    await there.click(parts.less);
    await awaitCartCount(here, 1);
    expect(await here.inputValue(".step-count")).to.equal("1");
    await here.click(parts.toCart);
    await here.click(parts.checkOut);
    await here.click(parts.buy);
    await here.waitForSelector(".purchase.new");
    await awaitCartCount(there, 0);
    await there.waitForSelector(parts.emptyCart);
  });

  it("follows a guest's cart in another tab", async () => {
    const id = await createProduct(await sharedStack());
    const page = await openPage();
    await putIntoCart(page, id);
    const other = await page.context().newPage();
    await listening(other, () => other.goto("/cart"), 1);
    await page.click(parts.more);
    await awaitCartCount(other, 2);
  });

  it("follows the cart after its module could not be fetched at first", async () => {
    const id = await createProduct(await sharedStack());
    const page = await openPage();
    await putIntoCart(page, id);
    const other = await page.context().newPage();
    const refuse = (route: Route) => route.abort();
    const refusedTwice = new Promise<void>((done) => {
      let times = 0;
      other.on("requestfailed", () => (times += 1) === 2 && done());
    });
    await other.route("**/followStore*.js*", refuse);
    await other.goto("/cart");
    await refusedTwice;
    await settled(other);
    await other.unroute("**/followStore*.js*", refuse);
    await listening(other, () => other.evaluate("dispatchEvent(new Event('online'))"), 1);
    await page.click(parts.more);
    await awaitCartCount(other, 2);
  });

  it("signs the page out immediately when its session is ended elsewhere, and only that page", async () => {
    const stack = await sharedStack();
    const email = await createAccount();
    const { page: there } = await openAsUser({ email });
    await listening(there, () => there.goto("/account"));
    const { page: here } = await openSignedIn("/account", { email });
    await there.click(parts.deleteAccount);
    await here.click(parts.endSession);
    await there.waitForSelector("text=This device was signed out from another device");
    expect(await there.textContent("#who")).to.equal("Sign in");
    await there.waitForSelector("dialog", { state: "detached" });
    const { client } = await signInClient(createDevice(stack), email);
    expect(await sessionApi.all(client)).to.have.length(2);
  });

  it("shows on the account page the purchases of other devices, and which of them are signed out", async () => {
    const stack = await sharedStack();
    const { page, email } = await openAsUser();
    await listening(page, () => page.goto("/account"));
    await page.waitForSelector(parts.noPurchases);
    const [first, second] = [await addDevice(stack, email), await addDevice(stack, email)];
    const cart = await store.add(first, await createProduct(stack));
    const { id } = await store.checkout(first, cart);
    await page.waitForSelector(`[data-purchase="${id}"]`);
    await listening(page, () => page.reload());
    await page.waitForSelector(".device >> nth=2");
    await sessionApi.end(second, (await sessionApi.current(first)).id);
    await page.waitForSelector(".device >> nth=2", { state: "detached" });
    expect(await page.locator(".device").count()).to.equal(2);
  });

  it("shows an empty cart when the event of a purchase arrives before the response", async () => {
    const id = await createProduct(await sharedStack());
    const { page } = await openAsUser({ cart: { [id]: 1 } });
    await listening(page, () => page.goto("/cart"));
    let askForCart!: () => void;
    const cartAsked = new Promise<void>((asked) => (askForCart = asked));
    let passResponse!: () => void;
    const checkoutResponse = new Promise<void>((answered) => (passResponse = answered));
    let isBuying = false;
    await page.route("**/graphql", async (route) => {
      const { query } = route.request().postDataJSON();
      isBuying ||= query.includes("checkout(");
      const response = await route.fetch();
      if (!isBuying) return route.fulfill({ response });
      if (query.includes("checkout(")) {
        await cartAsked;
        await route.fulfill({ response });
        return passResponse();
      }
      askForCart();
      await checkoutResponse;
      await page.waitForURL("**/account?bought=*");
      await route.fulfill({ response });
    });
    await page.click(parts.checkOut);
    await page.click(parts.buy);
    await page.waitForSelector(".purchase.new");
    await awaitCartCount(page, 0);
  });

  it("shows no loss of the session to a user who signs out in this tab", async () => {
    const { page } = await openAsUser();
    await listening(page, () => page.goto("/account"));
    // By the time that it subscribes as a guest, it has received the end of its session.
    await listening(page, () => page.click(parts.signOut), 1);
    await page.waitForSelector(parts.notice);
    expect(await page.locator(".notice.failure").count()).to.equal(0);
  });

  it("reads the current state again after a lost connection", async () => {
    const stack = await sharedStack();
    const id = await createProduct(stack);
    const { page, client } = await openAsUser();
    await listening(page, () => page.goto("/account"));
    await page.context().setOffline(true);
    await page.waitForSelector("#offline:not([hidden])");
    await store.add(client, id, 3);
    await page.context().setOffline(false);
    await awaitCartCount(page, 3);
    await store.add(client, id);
    await awaitCartCount(page, 4);
  });

  it("reconnects to a stack that was down, and keeps following", async function () {
    this.timeout(180_000); // two starts of a stack
    const own = await startStack();
    const port = Number(new URL(own.origin).port);
    const { dataDir } = own;
    const page = await openPage({ baseURL: own.origin });
    await page.clock.install();
    await listening(page, () => page.goto("/catalogue"), 1);
    await own.kill();
    let again: RunningStack | undefined;
    try {
      await listening(
        page,
        async () => {
          again = await startOwnStack({ dataDir, port });
          await page.clock.fastForward(LONGEST_PAUSE);
        },
        1,
      );
    } finally {
      await page.context().close();
      await again?.stop();
      await own.stop(); // removes the folder that both starts used
    }
  });
});

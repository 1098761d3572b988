import { expect } from "chai";
import type { Disposable, Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import {
  awaitCartCount,
  closePages,
  expectNoFaults,
  keepPicture,
  openPage,
  settled,
} from "./support/browser";
import { follow } from "./support/follow";
import { forgetVisitor } from "./support/nextVisitor";
import { parts } from "./support/parts";
import { keepPhonePicture } from "./support/phonePicture";
import { createAccount, fillForm, putIntoCart, submit } from "./support/visitor";

/**
 * Scripts that run before the page's own. They simulate browsers that store nothing, or not
 * everything.
 */
const refusals = {
  "throws a SecurityError": `
    for (const kind of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, kind, {
        get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
      });`,
  "has no storage": `
    for (const kind of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, kind, { value: null });`,
  "fails at each call": `
    for (const name of ["getItem", "setItem", "removeItem", "clear", "key"])
      Storage.prototype[name] = () => { throw new DOMException("The disk is broken."); };`,
  "has no room": `
    Storage.prototype.setItem = () => { throw new DOMException("Full.", "QuotaExceededError"); };`,
};

const WARNING = "text=Your browser does not let this shop remember anything.";

describe("shop window, storage that cannot be used", function () {
  this.timeout(60_000);
  /** The page that the tests share. */
  let page: Page;
  let browserScript: Disposable | undefined;
  before(async () => {
    page = await openPage();
  });
  afterEach(async () => {
    await browserScript?.dispose();
    expectNoFaults();
  });
  after(closePages);

  /** Makes the page the one of a new visitor, where a script runs before those of each document. */
  async function simulate(content: string): Promise<void> {
    await forgetVisitor(page);
    browserScript = await page.addInitScript({ content });
  }

  for (const [name, script] of Object.entries(refusals))
    it(`sells to a shopper whose browser ${name}, and warns once`, async () => {
      const id = await createProduct(await sharedStack(), { stock: 9 });
      await simulate(script);
      await putIntoCart(page, id, 2);
      await page.waitForSelector(WARNING);
      await keepPhonePicture(page, "product-forgetful-phone");
      await page.click(parts.closeNotice);
      await page.click(".cart-link");
      await page.waitForSelector(".summary >> text=kept until you close or reload this page");
      await keepPicture(page, "cart-forgetful");
      await page.click(parts.signInToBuy);
      await signInHere(page, await createAccount());
      await page.waitForURL("**/cart");
      await awaitCartCount(page, 2);
      await page.click(parts.checkOut);
      await page.click(parts.buy);
      await page.waitForSelector(".purchase.new");
      await page.click(parts.signOut);
      await page.waitForSelector(parts.signInLink);
      await awaitCartCount(page, 0);
      expect(await page.locator(WARNING).count()).to.equal(0);
    });

  it("shows nothing if nothing is lost", async () => {
    await simulate(refusals["throws a SecurityError"]);
    for (const path of ["/", "/catalogue", "/register", "/forgot-password"]) {
      await (path === "/" ? page.goto(path) : follow(page, path));
      await page.waitForSelector("main h1");
      await settled(page);
      expect(await page.locator(".notice").count(), path).to.equal(0);
    }
  });

  it("ignores foreign values under its names", async () => {
    await simulate(`
        for (const name of ["guestCart", "prices", "leaving"])
          localStorage.setItem("jukebox." + name, name === "prices" ? "7" : "{broken");
        sessionStorage.setItem("jukebox.checkout", "{broken");`);
    await page.goto("/sign-in?next=%2Fcart");
    await signInHere(page, await createAccount());
    await page.waitForSelector(parts.emptyCart);
  });

  it("does not reload itself repeatedly if a reload would lose the cart", async () => {
    await simulate(refusals["throws a SecurityError"]);
    await page.goto("/");
    await settled(page);
    await page.route("**/assets/cart-*", (route) => route.fulfill({ status: 404 }));
    await page.click(".cart-link");
    await page.waitForSelector(".problem >> text=A part of this page could not be loaded.");
  });
});

async function signInHere(page: Page, email: string): Promise<void> {
  await fillForm(page, { email, password: PASSWORD });
  await submit(page);
}

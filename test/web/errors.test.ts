import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct, deleteProduct, putProduct } from "../support/store";
import { expectAccessible } from "./support/axe";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { follow } from "./support/follow";
import { parts } from "./support/parts";
import {
  awaitCode,
  createAccount,
  fillForm,
  openAsUser,
  openSignedIn,
  submit,
} from "./support/visitor";

/** A user's cart on a page without live updates: it shows the state of its last read. */
async function openDeafCart(cart: Record<string, number>): Promise<Page> {
  const { page } = await openAsUser({ cart });
  await page.routeWebSocket(/\/graphql\/realtime/, () => undefined);
  await page.goto("/cart");
  await settled(page);
  return page;
}

describe("shop window, errors", function () {
  this.timeout(60_000);
  /** A guest's page. */
  let page: Page;
  before(async () => {
    page = await openPage();
    await page.goto("/verify");
    await settled(page);
  });
  afterEach(expectNoFaults);
  after(closePages);

  it("shows that e-mail and password do not match, and keeps the input", async () => {
    const email = await createAccount();
    const visitor = await openPage();
    await visitor.goto("/sign-in");
    await fillForm(visitor, { email, password: "Wrong-Horse-7-Battery" });
    await submit(visitor);
    await visitor.waitForSelector("text=This e-mail address and password do not go together.");
    expect(await visitor.inputValue("#email")).to.equal(email);
    expect(await visitor.evaluate("document.activeElement.className")).to.equal("form-message");
    await expectAccessible(visitor);
    await fillForm(visitor, { password: PASSWORD });
    await submit(visitor);
    await visitor.waitForURL((url) => url.pathname === "/");
  });

  it("shows errors of a registration at their fields", async () => {
    const taken = await createAccount();
    const email = `wrong-${randomUUID()}@example.com`;
    await follow(page, "/register");
    expect(await page.textContent("#password-hint")).to.contain("At least 10 characters.");
    await submit(page);
    expect(await page.textContent("#email-error")).to.equal("This is needed.");
    await fillForm(page, { email: "no address", password: PASSWORD, repeated: PASSWORD });
    await submit(page);
    expect(await page.textContent("#email-error")).to.contain("name@example.com");
    await fillForm(page, { email, password: "short", repeated: "long" });
    await submit(page);
    expect(await page.textContent("#repeated-error")).to.equal(
      "The two passwords are not the same.",
    );
    await fillForm(page, { repeated: "short" });
    await submit(page);
    await page.waitForSelector("#password-error:not(:empty)");
    expect(await page.textContent("#password-error")).to.match(/long/i);
    expect(await page.evaluate("document.activeElement.id")).to.equal("password");
    await expectAccessible(page);
    await fillForm(page, { email: taken, password: PASSWORD, repeated: PASSWORD });
    await submit(page);
    await page.waitForSelector("text=There is already an account with this e-mail address.");
    await page.click(".form-message a[href^='/sign-in']");
    expect(await page.inputValue("#email")).to.equal(taken);
  });

  it("rejects a wrong code and accepts the one that is sent again", async () => {
    const email = `code-${randomUUID()}@example.com`;
    await registerAs(page, email);
    const first = await awaitCode(email);
    await fillForm(page, { code: first === "000000" ? "111111" : "000000" });
    await submit(page);
    await page.waitForSelector("#code-error:not(:empty)");
    expect(await page.textContent("#code-error")).to.contain("This code is not right.");
    await page.click(parts.sendCode);
    await page.waitForSelector("text=A new code is on its way.");
    await fillForm(page, { code: await awaitCode(email) });
    await submit(page);
    await page.waitForURL("**/sign-in");
  });

  it("shows the reason on the page that a sign-in redirects to", async () => {
    const email = `unconfirmed-${randomUUID()}@example.com`;
    await registerAs(page, email);
    await trySignIn(page, email);
    await page.waitForURL("**/verify");
    await page.waitForSelector("text=Confirm your e-mail address first. A new code is on its way.");
    await refuse(page, "ResendConfirmationCode", "LimitExceededException");
    await trySignIn(page, email);
    await page.waitForSelector("text=No new code was sent. Too many attempts.");
    await refuse(page, "InitiateAuth", "PasswordResetRequiredException");
    await trySignIn(page, email);
    await page.waitForURL("**/forgot-password");
    await page.waitForSelector("text=Set a new password first.");
    await page.unrouteAll();
  });

  it("sets a forgotten password with a mailed code", async () => {
    const email = await createAccount();
    const page = await openPage();
    await page.goto("/forgot-password");
    await fillForm(page, { email });
    await submit(page);
    await page.waitForSelector("#code");
    expect(await page.textContent("#password-hint")).to.equal("At least 10 characters.");
    const code = (await awaitCode(email)).replace(/^.../, "$& ");
    await fillForm(page, { code, password: "A-New-Horse-9-Battery" });
    await submit(page);
    await page.waitForURL("**/sign-in");
    await fillForm(page, { password: "A-New-Horse-9-Battery" });
    await submit(page);
    await page.waitForURL((url) => url.pathname === "/");
  });

  it("shows sold out, removed and more expensive products in the cart, and buys after they are corrected", async () => {
    const stack = await sharedStack();
    const [few, dear, gone] = await Promise.all([
      createProduct(stack, { stock: 5, priceCents: 1000 }),
      createProduct(stack, { stock: 9, priceCents: 2000 }),
      createProduct(stack),
    ]);
    const page = await openDeafCart({ [few]: 3, [dear]: 1, [gone]: 1 });
    await Promise.all([
      putProduct(stack, { id: few, stock: 2, priceCents: 1000 }),
      putProduct(stack, { id: dear, stock: 9, priceCents: 2500 }),
      deleteProduct(stack, gone),
    ]);
    await page.click(parts.checkOut);
    await page.waitForSelector("text=Your cart has changed since you opened it.");
    await page.waitForSelector(`[data-product="${dear}"] >> text=New price: it was $20.00`);
    expect(await page.getAttribute(".buy button", "aria-disabled")).to.equal("true");
    await expectAccessible(page);
    await page.click(`[data-product="${few}"] .remark button`);
    await page.click(`[data-product="${gone}"] >> button`);
    await page.waitForSelector(".buy button:not([aria-disabled])");
    await page.click(parts.checkOut);
    await page.click("dialog >> text=Buy for $45.00");
    await page.waitForSelector(".purchase.new");
  });

  it("asks again when the price changes while the dialog is open, and sells nothing before", async () => {
    const stack = await sharedStack();
    const id = await createProduct(stack, { stock: 9, priceCents: 1000 });
    const page = await openDeafCart({ [id]: 1 });
    await page.click(parts.checkOut);
    await page.waitForSelector("dialog");
    await putProduct(stack, { id, stock: 9, priceCents: 1100 });
    await page.click("dialog >> text=Buy for $10.00");
    await page.waitForSelector(".buy [role=alert] >> text=The price has changed");
    await page.waitForSelector("text=New price: it was $10.00");
    expect(await page.locator(".notice.failure").count()).to.equal(0);
    await page.click(parts.checkOut);
    await page.waitForSelector("dialog >> text=Buy for $11.00");
    expect(await page.textContent(".buy [role=alert]")).to.equal("");
    await putProduct(stack, { id, stock: 0, priceCents: 1100 });
    await page.click("dialog >> text=Buy for $11.00");
    await page.waitForSelector("text=Sold out. Remove it to go on.");
    await page.click(".who-link");
    await page.waitForSelector(parts.noPurchases);
  });

  it("shows that a confirmation was resent too often, and then offers no retry", async () => {
    const id = await createProduct(await sharedStack());
    const { page } = await openSignedIn("/cart", { cart: { [id]: 1 } });
    await page.click(parts.checkOut);
    await page.click(parts.buy);
    const button = page.locator(".purchase.new .confirmation button:not([aria-busy])");
    const refused = page.locator(".notice.failure", { hasText: "sent again 5 times" });
    for (let time = 0; time < 6; time += 1) {
      const answered = page.waitForResponse(
        (response) => response.request().postData()?.includes("resendConfirmation") === true,
      );
      await Promise.all([answered, button.click()]);
    }
    await refused.waitFor();
    expect(await refused.textContent()).to.contain("ask again in 60 min.");
    expect(await refused.locator(parts.noticeAction).count()).to.equal(0);
  });

  it("shows a page with links for an unknown path and an unknown product", async () => {
    const response = await page.goto("/no-such-page");
    expect(response?.status()).to.equal(404);
    await page.waitForSelector("text=This one is not in the racks.");
    for (const id of ["no-such-record", "A%20B", "%3Cb%3E", "", "a".repeat(65)]) {
      await follow(page, "/verify");
      await follow(page, `/product?id=${id}`);
      await page.waitForSelector("text=This one is not in the racks.");
    }
    await page.click("main .actions a[href='/catalogue']");
    await page.waitForURL("**/catalogue");
  });
});

/** Registers an account on its page, which leads to the page for the mailed code. */
async function registerAs(page: Page, email: string): Promise<void> {
  await follow(page, "/register");
  await fillForm(page, { email, password: PASSWORD, repeated: PASSWORD });
  await submit(page);
  await page.waitForURL("**/verify");
}

async function trySignIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await fillForm(page, { email, password: PASSWORD });
  await submit(page);
}

/** Makes Cognito respond to an operation with an error. */
async function refuse(page: Page, operation: string, error: string): Promise<void> {
  await page.route("**/*", (route) => {
    const target = route.request().headers()["x-amz-target"] ?? "";
    if (!target.endsWith(`.${operation}`)) return route.fallback();
    return route.fulfill({
      status: 400,
      headers: { "x-amzn-errortype": `${error}:` },
      json: { __type: error, message: "Refused." },
    });
  });
}

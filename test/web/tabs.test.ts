import { expect } from "chai";
import type { Disposable, Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { awaitCartCount, closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { listening } from "./support/listening";
import { becomeUser, forgetVisitor } from "./support/nextVisitor";
import { parts } from "./support/parts";
import { setTokenStorage } from "./support/tokenStorage";
import {
  createAccount,
  fillForm,
  openSignedIn,
  putIntoCart,
  signIn,
  submit,
} from "./support/visitor";

describe("shop window, several tabs", function () {
  this.timeout(90_000);
  /** Two tabs that most tests share. */
  let page: Page;
  let other: Page;
  before(async () => {
    page = await openPage();
    other = await page.context().newPage();
  });
  afterEach(expectNoFaults);
  after(closePages);

  describe("with each token storage", () => {
    let settings: Disposable[] = [];
    afterEach(() => Promise.all(settings.map((setting) => setting.dispose())));

    for (const storage of ["session", "local", "memory"] as const)
      it(`follows sign-in and sign-out of another tab immediately, with tokens in ${storage}`, async () => {
        const id = await createProduct(await sharedStack());
        const email = await createAccount();
        await forgetVisitor(page);
        settings = await Promise.all([page, other].map((tab) => setTokenStorage(tab, storage)));
        await putIntoCart(page, id, 2);
        await listening(other, () => other.goto("/cart"), 1);
        await other.waitForSelector(parts.signInToBuy);

        await page.click(parts.signInLink);
        await fillForm(page, { email, password: PASSWORD });
        await submit(page);
        await other.waitForSelector(`#who >> text=${email}`);
        // A live connection that does not start is closed after 15 s, and the next one reads the cart.
        await other.waitForSelector(parts.checkOut, { timeout: 40_000 });
        await page.waitForSelector(".record h1");
        await awaitCartCount(other, 2);
        expect(await other.inputValue(".step-count")).to.equal("2");
        // Both are in one session, and both may refresh its tokens.
        await other.click(".who-link");
        await other.waitForSelector(".device.current");
        expect(await other.locator(".device").count()).to.equal(1);

        await page.click(parts.signOut);
        await other.waitForSelector("text=You signed out in another tab.");
        await other.waitForURL("**/sign-in**");
        await page.waitForSelector(parts.signInLink);
        expect(await page.locator(".notice.failure").count()).to.equal(0);
        await Promise.all([awaitCartCount(page, 0), awaitCartCount(other, 0)]);

        // Both are one guest again.
        await page.click(".card .add:not([aria-disabled=true]) >> nth=0");
        await settled(page);
        await other.click(".cart-link");
        await awaitCartCount(other, 1);
      });
  });

  it("is also signed in in a tab that is opened later", async () => {
    const { page, email } = await openSignedIn();
    const later = await page.context().newPage();
    await later.goto("/catalogue");
    await later.waitForSelector(`#who >> text=${email}`);
    await page.close();
    await later.reload();
    await settled(later);
    expect(await later.textContent("#who")).to.contain(email);
  });

  it("leaves the sign-in page when another tab has signed in", async () => {
    await forgetVisitor(page);
    await other.goto("/sign-in?next=%2Fcart");
    await settled(other);
    await signIn(page, await createAccount());
    await other.waitForURL("**/cart");
    await other.waitForSelector(parts.emptyCart);
  });

  it("shows the other user when another tab signs in as one", async () => {
    const second = await createAccount();
    const { email: first } = await becomeUser(page);
    await page.goto("/account");
    await settled(page);
    await other.goto("/account");
    await other.waitForSelector(`.account-who >> text=${first}`);
    await page.click(parts.signOut);
    await page.waitForSelector(parts.notice);
    await signIn(page, second);
    await other.waitForSelector(`.account-who >> text=${second}`);
  });

  it("deletes the account in one tab although another tab receives the end of its sessions first", async () => {
    await becomeUser(page);
    await page.goto("/account");
    await settled(page);
    await listening(other, () => other.goto("/account"));
    await page.click(parts.deleteAccount);
    await page.click(parts.confirm);
    await page.waitForSelector(parts.notice);
    await other.waitForURL("**/sign-in**");
  });

  it("is one guest in tabs that are opened at the same time", async () => {
    const id = await createProduct(await sharedStack());
    await forgetVisitor(page);
    let identities = 0;
    for (const tab of [page, other])
      tab.on("request", (request) => {
        if (request.headers()["x-amz-target"]?.endsWith(".GetId")) identities += 1;
      });
    await Promise.all([page.goto(`/product?id=${id}`), other.goto("/cart")]);
    await Promise.all([settled(page), settled(other)]);
    expect(identities).to.equal(1);
    await page.click("main .add");
    await settled(page);
    await other.reload();
    await awaitCartCount(other, 1);
  });
});

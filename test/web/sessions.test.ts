import { expect } from "chai";
import type { Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { heard, listening } from "./support/listening";
import { becomeUser, forgetVisitor } from "./support/nextVisitor";
import { parts } from "./support/parts";
import { setTokenStorage } from "./support/tokenStorage";
import {
  createAccount,
  fillForm,
  openAsUser,
  openSignedIn,
  putIntoCart,
  signIn,
  submit,
} from "./support/visitor";

const hour = 3_600_000;

describe("shop window, sessions", function () {
  this.timeout(60_000);
  /** The pages that most tests share, on two devices. */
  let page: Page;
  let other: Page;
  before(async () => {
    page = await openPage();
    other = await openPage();
  });
  afterEach(expectNoFaults);
  after(closePages);

  /** Shows the account of a new user on two devices. Returns the e-mail address. */
  async function showOnBoth(): Promise<string> {
    const email = await createAccount();
    for (const device of [other, page]) {
      await becomeUser(device, { email });
      await device.goto("/account");
      await settled(device);
    }
    return email;
  }

  it("signs a device out, and shows the reason, when its session is ended from another one", async () => {
    await showOnBoth();
    await page.click(parts.endSession);
    await page.waitForSelector(parts.notice);
    await page.locator(".device:not(.current)").waitFor({ state: "detached" });
    await other.waitForSelector("text=This device was signed out from another device");
    expect(await other.textContent("#who")).to.equal("Sign in");
    expect(await storedTokens(other)).to.deep.equal([]);
    await page.reload();
    await settled(page);
    expect(new URL(page.url()).pathname).to.equal("/account");
  });

  it("ends all other sessions and stays signed in itself", async () => {
    const email = await showOnBoth();
    await page.click(parts.endOtherSessions);
    await page.click(parts.confirm);
    await page.waitForSelector(parts.notice);
    await other.waitForURL("**/sign-in?next=%2Faccount");
    await other.waitForSelector("text=This device was signed out from another device");
    await fillForm(other, { email, password: PASSWORD });
    await submit(other);
    await other.waitForURL((url) => url.pathname === "/account");
    expect(await other.locator(".notice.failure").allTextContents()).to.deep.equal([]);
  });

  it("signs out on this device, and shows what is left to do, when it is offline", async () => {
    const { page } = await openSignedIn();
    await page.context().setOffline(true);
    await page.click(parts.signOut);
    await page.waitForSelector("text=the store could not be reached");
    expect(await page.textContent("#who")).to.equal("Sign in");
    expect(await page.locator("#account").count()).to.equal(0);
    expect(await storedTokens(page)).to.deep.equal([]);
    await page.context().setOffline(false);
    await page.waitForSelector(".card-title");
  });

  it("ends the session even if the module that revokes its tokens cannot be fetched", async () => {
    await showOnBoth();
    await page.route("**/assets/userPool-*", (route) => route.fulfill({ status: 404 }));
    await page.click(parts.signOut);
    await page.waitForSelector("text=the store could not be reached");
    await page.waitForURL((url) => url.pathname === "/");
    await other.reload();
    await settled(other);
    expect(await other.locator(".device").count()).to.equal(1);
  });

  it("refreshes the tokens once when many calls find them expired", async () => {
    const { page } = await openAsUser();
    const refreshes = countRefreshes(page);
    await page.clock.setSystemTime(Date.now() + hour);
    await page.goto("/account");
    await settled(page);
    expect(await page.locator(".device.current").count()).to.equal(1);
    expect(refreshes()).to.equal(1);
  });

  it("refreshes once and repeats failed calls when the API rejects the token", async () => {
    await becomeUser(page);
    const refreshes = countRefreshes(page);
    let refused = 0;
    await page.route("**/graphql", async (route) => {
      if (refreshes() > 0) return route.continue();
      refused += 1;
      await route.fulfill({
        status: 401,
        json: { errors: [{ errorType: "UnauthorizedException", message: "Token has expired." }] },
      });
    });
    await page.goto("/account");
    await settled(page);
    expect(await page.locator(".device.current").count()).to.equal(1);
    expect(refused).to.be.greaterThan(0);
    expect(refreshes()).to.equal(1);
  });

  it("signs out, and shows the reason, when neither the token nor its refresh is accepted", async () => {
    await becomeUser(page);
    await page.route("**/*", async (route) => {
      const request = route.request();
      const target = request.headers()["x-amz-target"] ?? "";
      const asUser = request.headers().authorization?.startsWith("ey") ?? false;
      if (target.endsWith("GetTokensFromRefreshToken"))
        return route.fulfill({
          status: 400,
          headers: { "x-amzn-errortype": "NotAuthorizedException:" },
          json: { __type: "NotAuthorizedException", message: "Refresh Token has been revoked" },
        });
      if (!request.url().endsWith("/graphql") || !asUser) return route.continue();
      await route.fulfill({
        status: 401,
        json: { errors: [{ errorType: "UnauthorizedException", message: "Token has expired." }] },
      });
    });
    await page.goto("/account");
    await page.waitForSelector("text=Your sign-in is no longer accepted.");
    await page.waitForURL("**/sign-in?next=%2Faccount");
    expect(await storedTokens(page)).to.deep.equal([]);
  });

  it("renews a guest's credentials once, for the same identity, when the API rejects them", async () => {
    const productId = await createProduct(await sharedStack());
    await forgetVisitor(page);
    await putIntoCart(page, productId, 2);
    let refused = 0;
    await page.route("**/graphql", async (route) => {
      if (refused > 0) return route.continue();
      refused += 1;
      await route.fulfill({
        status: 401,
        json: { errors: [{ errorType: "UnrecognizedClientException", message: "Invalid token." }] },
      });
    });
    await page.goto("/cart");
    await settled(page);
    expect(await page.textContent("#cart-count")).to.equal("2");
    expect(refused).to.equal(1);
  });

  describe("when tokens live in memory", () => {
    it("keeps the sign-in from page to page, out of every storage, and ends it with a reload", async () => {
      const page = await openPage();
      await setTokenStorage(page, "memory");
      await signIn(page, await createAccount());
      await page.click(parts.racks);
      await page.click(".who-link");
      await page.waitForSelector(".device.current");
      expect(await storedTokens(page)).to.deep.equal([]);
      await page.reload();
      await page.waitForURL("**/sign-in?next=%2Faccount");
    });
  });

  describe("when tokens live in local storage", () => {
    it("is signed in in every tab, and signed out in all of them at once", async () => {
      const page = await openPage();
      await setTokenStorage(page, "local");
      await signIn(page, await createAccount());
      const other = await page.context().newPage();
      await setTokenStorage(other, "local");
      const hasHeard = heard(other, "onSessionsEnded");
      await listening(other, () => other.goto("/account"));
      // The store's response about the ended session arrives before the tokens are deleted.
      await page.route("**/*", async (route) => {
        const target = route.request().headers()["x-amz-target"] ?? "";
        if (target.endsWith("RevokeToken")) await hasHeard;
        await route.continue();
      });
      await page.click(parts.signOut);
      await other.waitForSelector("text=You signed out in another tab.");
      await other.waitForURL("**/sign-in**");
    });
  });

  it("changes the password, and deletes the account with all its sessions", async () => {
    await showOnBoth();
    expect(await page.textContent("#new-password-hint")).to.equal("At least 10 characters.");
    await page.fill("#old-password", "Not-My-Password-1");
    await page.fill("#new-password", "Another-Horse-8-Battery");
    await page.click(parts.changePassword);
    await page.waitForSelector("text=This is not your current password.");
    await fillForm(page, { "old-password": "Correct-Horse-7-Battery" });
    await page.click(parts.changePassword);
    await page.waitForSelector("text=Your password is changed.");
    await page.click(parts.deleteAccount);
    await page.click(parts.confirm);
    await page.waitForSelector("text=Your account is deleted.");
    await other.reload();
    await other.waitForURL("**/sign-in?next=%2Faccount");
  });
});

/** Number of the page's token refreshes from now on. */
function countRefreshes(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.headers()["x-amz-target"]?.endsWith("GetTokensFromRefreshToken")) count += 1;
  });
  return () => count;
}

function storedTokens(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => /Token$/.test(key))",
  );
}

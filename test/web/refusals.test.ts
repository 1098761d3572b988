import { expect } from "chai";
import type { Page } from "playwright-core";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { awaitCartCount, closePages, openPage, settled } from "./support/browser";
import { follow } from "./support/follow";
import { parts } from "./support/parts";
import { fillForm, openAsUser, putIntoCart, submit } from "./support/visitor";

const TOO_MANY = "The store has had too many requests from your connection.";

describe("shop window, blocked by the web ACL", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("shows an error to a user, without a refresh and without ending the session", async () => {
    const id = await createProduct(await sharedStack());
    const { page, email } = await openAsUser({ cart: { [id]: 1 } });
    const asked = countCognito(page);
    await page.route("**/graphql", blockByAppSync);
    await page.goto("/cart");
    await page.waitForSelector(`.problem >> text=${TOO_MANY}`);
    expect(await page.textContent("#who")).to.contain(email);
    expect(asked()).to.deep.equal([]);
    await page.unroute("**/graphql", blockByAppSync);
    await page.click(parts.tryAgain);
    await awaitCartCount(page, 1);
    expect(asked()).to.deep.equal([]);
  });

  it("shows an error to a guest, and keeps identity and cart", async () => {
    const id = await createProduct(await sharedStack());
    const page = await openPage();
    await putIntoCart(page, id);
    await page.route("**/graphql", blockByAppSync);
    await page.click(parts.more);
    await page.waitForSelector(`.notice.failure >> text=${TOO_MANY}`);
    const asked = countCognito(page);
    await page.unroute("**/graphql", blockByAppSync);
    await page.click(parts.noticeAction);
    await awaitCartCount(page, 2);
    expect(asked()).to.deep.equal([]);
  });

  it("keeps a user signed in if Cognito's web ACL blocks the refresh", async () => {
    const { page, email } = await openAsUser();
    await blockByCognito(page, "GetTokensFromRefreshToken");
    // As if the access token had expired.
    await page.route("**/graphql", (route) =>
      route.fulfill({
        status: 401,
        json: { errors: [{ errorType: "UnauthorizedException", message: "Token has expired." }] },
      }),
    );
    await page.goto("/cart");
    await page.waitForSelector(`.problem >> text=${TOO_MANY}`);
    expect(await page.textContent("#who")).to.contain(email);
    await page.unrouteAll();
    await page.click(parts.tryAgain);
    await page.waitForSelector(parts.emptyCart);
  });

  it("shows an error at sign-in and at a request for a code", async () => {
    const page = await openPage();
    await blockByCognito(page, "InitiateAuth", "ForgotPassword");
    await page.goto("/sign-in");
    await fillForm(page, { email: "somebody@example.com", password: "Correct-Horse-7" });
    await submit(page);
    await page.waitForSelector(`.form-message >> text=${TOO_MANY}`);
    await follow(page, "/forgot-password");
    await fillForm(page, { email: "somebody@example.com" });
    await submit(page);
    await page.waitForSelector(`.form-message >> text=${TOO_MANY}`);
  });

  it("handles other kinds of 403: a wrong clock, expired credentials", async () => {
    const page = await openPage();
    await page.goto("/");
    await settled(page);
    const kinds: [string, string, string[]][] = [
      ["InvalidSignatureException", "Signature expired: 1 is now earlier than 2", []],
      ["ExpiredTokenException", "The security token has expired", ["GetCredentialsForIdentity"]],
    ];
    for (const [errorType, message, expected] of kinds) {
      const asked = countCognito(page);
      let refused = 0;
      await page.route("**/graphql", (route) => {
        refused += 1;
        if (refused > 1) return route.fallback();
        return route.fulfill({ status: 403, json: { errors: [{ errorType, message }] } });
      });
      await page.click("#crates-title");
      await page.click(".cart-link");
      await page.waitForSelector(parts.emptyCart);
      expect(asked(), errorType).to.deep.equal(expected);
      await page.unrouteAll();
      await page.click(".brand");
      await settled(page);
    }
  });
});

function blockByAppSync(route: Parameters<Parameters<Page["route"]>[1]>[0]): Promise<void> {
  return route.fulfill({
    status: 403,
    headers: { "x-amzn-errortype": "WAFForbiddenException" },
    json: { errors: [{ errorType: "WAFForbiddenException", message: "403 Forbidden" }] },
  });
}

async function blockByCognito(page: Page, ...operations: string[]): Promise<void> {
  await page.route("**/*", (route) => {
    const target = route.request().headers()["x-amz-target"]?.split(".")[1] ?? "";
    if (!operations.includes(target)) return route.fallback();
    return route.fulfill({
      status: 403,
      headers: { "x-amzn-errortype": "ForbiddenException:" },
      json: { __type: "ForbiddenException", message: "Request not allowed due to WAF block." },
    });
  });
}

/** Cognito's operations that the page calls from now on. */
function countCognito(page: Page): () => string[] {
  const operations: string[] = [];
  page.on("request", (request) => {
    const operation = request.headers()["x-amz-target"]?.split(".")[1];
    if (operation !== undefined) operations.push(operation);
  });
  return () => operations;
}

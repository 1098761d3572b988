import { expect } from "chai";
import type { Disposable, Page } from "playwright-core";
import { createDevice } from "../support/device";
import { PASSWORD, signIn as signInClient } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { awaitCartCount, closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { listening } from "./support/listening";
import { becomeUser, forgetVisitor } from "./support/nextVisitor";
import { parts } from "./support/parts";
import { createAccount, fillForm, putIntoCart, submit } from "./support/visitor";
import { openOnWrongClock, setClock } from "./support/wrongClock";

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

const clocks = {
  "six minutes ahead": 6 * minute,
  "six minutes behind": -6 * minute,
  "a day ahead": 24 * 60 * minute,
  "a year ahead": year,
  "a year behind": -year,
};

/** A product, and a user with a device whose clock is right. */
async function own() {
  const stack = await sharedStack();
  const [id, email] = [await createProduct(stack, { stock: 9 }), await createAccount()];
  const { client } = await signInClient(createDevice(stack), email);
  return { id, email, client };
}

describe("shop window, a wrong clock", function () {
  this.timeout(60_000);
  /** The page that the tests share. */
  let page: Page;
  let clock: Disposable | undefined;
  before(async () => {
    page = await openPage();
  });
  afterEach(async () => {
    await clock?.dispose();
    expectNoFaults();
  });
  after(closePages);
  let owned: ReturnType<typeof own> | undefined;

  for (const [name, offset] of Object.entries(clocks))
    it(`serves guest and user, live, on a clock that is ${name}`, async () => {
      const { id, email, client } = await (owned ??= own());
      await store.clear(client);
      await forgetVisitor(page);
      clock = await openOnWrongClock(page, offset);
      const refused = countRefused(page);
      const calls = watchCognito(page);

      await listening(page, () => putIntoCart(page, id), 1);
      await page.click(parts.toCart);
      const kept = await page.textContent(".guest-way >> text=Your cart is kept until");
      expect(Math.abs(timeIn(kept!) - (Date.now() + 2 * 60 * minute))).to.be.lessThan(2 * minute);
      await page.click(parts.signInToBuy);
      await fillForm(page, { email, password: PASSWORD });
      await listening(page, () => submit(page));
      await page.waitForURL("**/cart");
      expect(Math.abs(Date.parse(calls.timestamp()) - Date.now())).to.be.lessThan(minute);
      await awaitCartCount(page, 1);

      // Tokens keep their age: a restart needs no new ones.
      await listening(page, () => page.reload());
      await store.add(client, id, 2);
      await awaitCartCount(page, 3);
      await page.click(".who-link");
      await page.waitForSelector(".device.current");
      expect(await page.textContent(".device.current")).to.contain("Last used just now");
      expect(calls.refreshes()).to.equal(0);
      expect(refused()).to.equal(0);
    });

  it("stays a guest with the same cart when the clock changes while the page is shown", async () => {
    const id = await createProduct(await sharedStack(), { stock: 9 });
    await forgetVisitor(page);
    clock = await openOnWrongClock(page, 0);
    await putIntoCart(page, id);
    for (const [copies, offset] of [
      [2, -year],
      [3, year],
      [4, 0],
    ] as const) {
      await setClock(page, offset);
      await page.click(parts.more);
      await settled(page);
      await awaitCartCount(page, copies);
    }
    expect(await page.locator(".notice.failure").count()).to.equal(0);
  });

  it("stays signed in, and live, when the clock changes while the page is shown", async () => {
    const stack = await sharedStack();
    const id = await createProduct(stack, { stock: 9 });
    const { email, client } = await becomeUser(page);
    clock = await openOnWrongClock(page, 0);
    await listening(page, () => page.goto("/account"));
    for (const [copies, offset] of [
      [1, year],
      [2, -year],
    ] as const) {
      await setClock(page, offset);
      await store.add(client, id);
      await awaitCartCount(page, copies);
      await page.click(".cart-link");
      await settled(page);
      await page.click(parts.racks);
    }
    expect(await page.textContent("#who")).to.contain(email);
  });
});

/** Number of requests that AWS rejects for their signature or token from now on. */
function countRefused(page: Page): () => number {
  let count = 0;
  page.on("response", (response) => {
    if ([401, 403].includes(response.status())) count += 1;
  });
  return () => count;
}

/**
 * The page's requests to Cognito: the timestamp of its sign-in, and the number of token refreshes.
 */
function watchCognito(page: Page): { timestamp(): string; refreshes(): number } {
  let timestamp = "";
  let refreshes = 0;
  page.on("request", (request) => {
    const target = request.headers()["x-amz-target"] ?? "";
    if (target.endsWith("GetTokensFromRefreshToken")) refreshes += 1;
    if (target.endsWith("RespondToAuthChallenge"))
      timestamp = request.postDataJSON().ChallengeResponses.TIMESTAMP;
  });
  return { timestamp: () => timestamp, refreshes: () => refreshes };
}

/** The time in "… until 29 Nov 2026, 00:54." */
function timeIn(text: string): number {
  const [, day, time] = /until (.+), (\d\d:\d\d)\./.exec(text)!;
  return Date.parse(`${day} ${time}`);
}

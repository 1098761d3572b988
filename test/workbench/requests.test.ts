import { expect } from "chai";
import type { Page } from "playwright-core";
import { createShopper, type Shopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { post } from "../support/post";
import { store } from "../support/store";
import { expectAccessible } from "../web/support/axe";
import { closePages, expectNoFaults, keepPicture, openPage } from "../web/support/browser";
import { until } from "../web/support/until";

/** The browser's, inside functions that run there; only pages have the types of the DOM. */
declare const document: any;

interface Look {
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
}

const WIDE = { width: 1024, height: 640 };

describe("The workbench's requests", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let shopper: Shopper;
  let product: string;
  let page: Page;
  before(async () => {
    stack = await sharedStack();
    page = await openPage({ baseURL: stack.origin });
    shopper = await createShopper(stack);
    const found = await shopper.client.field(
      "{ products(genre: JAZZ, limit: 1) { items { id } } }",
    );
    product = found.items[0].id;
  });
  afterEach(expectNoFaults);
  after(closePages);

  /** Loads the page, which keeps nothing of the former test. */
  const open = async ({ colorScheme = "light", viewport = WIDE }: Look = {}): Promise<void> => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await page.goto("/_local/requests");
    await page.waitForSelector(".head .note:not(:empty)"); // the first list has arrived
  };
  const row = (what: string) => page.locator(".request", { hasText: what }).first();
  const buy = async (): Promise<void> => {
    const cart = await store.add(shopper.client, product);
    await store.checkout(shopper.client, cart);
  };

  for (const colorScheme of ["light", "dark"] as const) {
    it(`shows a purchase as it is made, with all its calls (${colorScheme})`, async () => {
      await open({ colorScheme });
      const before = await page.locator(".request", { hasText: "checkout" }).count();
      await buy();
      await until(
        page,
        `[...document.querySelectorAll(".request .what")].filter(
          ({ textContent }) => textContent === "checkout").length === ${before + 1}`,
      );
      expect(await row("checkout").innerText()).to.match(
        new RegExp(`^M\\s+checkout\\s+[\\d.]+ ms\\s.*user ${shopper.userId.slice(0, 8)}`, "s"),
      );
      await row("checkout").click();
      await page.waitForSelector(".waterfall");
      const calls = await page
        .locator(".unit .call")
        .allInnerTexts()
        .then((texts) => texts.map((text) => text.replace(/\s+/g, " ")));
      expect(calls.length).to.be.at.least(4);
      expect(calls.find((call) => call.startsWith("TransactWriteItems "))).to.match(
        /^TransactWriteItems (?=.*carts)(?=.*products)(?=.*purchases).* \d+ WCU$/,
      );
      expect(calls).to.include("email POST /v2/email/outbound-emails 200");
      expect(await page.locator(".facts").innerText()).to.match(/Capacity\s+[\d.]+ RCU · \d+ WCU/);
      await expectBarsInside(page);
      await page.locator(".unit", { hasText: "TransactWriteItems" }).locator("button").click();
      const opened = page.locator(".opened section");
      expect(await opened.locator("h4").allInnerTexts()).to.have.length(3);
      expect(JSON.parse(await opened.nth(0).locator(".json").innerText()).operation).to.equal(
        "TransactWriteItems",
      );
      await expectAccessible(page);
      await keepPicture(page, `workbench-requests-wide-${colorScheme}`);
      await page.locator(".unit", { hasText: "TransactWriteItems" }).locator("button").click();
      await keepPicture(page, `workbench-requests-closed-wide-${colorScheme}`);
    });

    it(`fits a phone: the list, then one request (${colorScheme})`, async () => {
      await buy();
      await open({ colorScheme, viewport: { width: 390, height: 844 } });
      await row("checkout").waitFor();
      await expectNoOverflow(page);
      await keepPicture(page, `workbench-requests-phone-${colorScheme}`);
      await row("checkout").click();
      await page.locator(".unit", { hasText: "TransactWriteItems" }).locator("button").click();
      await page.waitForSelector(".opened");
      expect(await page.locator(".requests .list").isVisible()).to.equal(false);
      await expectNoOverflow(page);
      await expectAccessible(page);
      await keepPicture(page, `workbench-requests-detail-phone-${colorScheme}`);
      await page.click(".back");
      await row("checkout").waitFor();
      expect(await page.locator(".requests .body").isVisible()).to.equal(false);
    });
  }

  it("shows rejected requests by type and message, and only errors if selected", async () => {
    await open();
    await post(stack, JSON.stringify({ query: "query Stolen { cart { id } }" }), {
      authorization: "not.a.token",
    });
    await row("401 UnauthorizedException").click();
    await page.waitForSelector(".body .problem");
    const text = await page.locator(".requests .body").innerText();
    expect(text).to.include("UnauthorizedException Unable to parse JWT token.");
    expect(text).to.match(/Asked by\s+anonymous/);
    expect(text).to.match(/Over\s+HTTP, 401/);
    expect(text).to.include("query Stolen");
    expect(text).not.to.include("not.a.token");

    await store.add(shopper.client, "no-such-record").catch(() => undefined);
    await row("ProductNotFound").click();
    await page.waitForSelector(".unit .tag.bad");
    expect(await page.locator(".body > .problem").innerText()).to.match(
      /^ProductNotFound addCartItem /,
    );
    expect(await page.locator(".bar.failed").count()).to.equal(1);
    await expectAccessible(page);
    await keepPicture(page, "workbench-requests-error-wide-light");

    await page.check("text=Errors only");
    const shown = page.locator(".rows li:not([hidden])");
    const texts = await shown.allInnerTexts();
    expect(texts.length).to.be.at.least(2);
    for (const one of texts) expect(one).to.match(/Exception|ProductNotFound/);
    await page.selectOption("select", "user");
    expect(await shown.allInnerTexts().then((all) => all.join())).not.to.include("Unauthorized");
    await page.fill("input[type=search]", "no such words");
    expect(await shown.count()).to.equal(0);
    await page.waitForSelector(".list >> text=No request matches the filter.");
    expect(await page.locator(".requests .body").isVisible()).to.equal(false);
    await page.fill("input[type=search]", "");
    await page.waitForSelector(".requests .body >> text=ProductNotFound");
  });

  it("masks values by their names, at any place", async () => {
    await open();
    const secret = "0c0ffee0c0ffee0c0ffee0c0ffee";
    await shopper.client.graphql(
      `mutation Inline { mergeCart(guestCartId: "guest#eu-west-1:1", claimToken: "${secret}") { id } }`,
    );
    await row("mergeCart").click();
    await page.waitForSelector(".asked pre");
    expect(await page.locator(".asked pre").first().innerText()).to.include('claimToken: "•••"');
    const buttons = await page.locator(".unit button").all();
    expect(buttons).to.have.length.greaterThan(0);
    for (const button of buttons) await button.click();
    expect(await page.content()).not.to.include(secret);
  });

  it("does not change while paused, and works by keyboard", async () => {
    await open();
    await page.click("text=Pause");
    const count = await page.locator(".request").count();
    const heard = page.waitForResponse(/requests\.json\?after/);
    await store.cart(shopper.client);
    // Events of this stack are processed when the pause ends.
    await page.click("text=Pause");
    await heard;
    await until(page, `document.querySelectorAll(".request").length > ${count}`);
    await page.locator(".request").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".waterfall, .body .problem");
    expect(
      await page.evaluate(
        () => document.activeElement === document.querySelectorAll(".request[aria-current]")[0],
      ),
    ).to.equal(true);
  });
});

async function expectNoOverflow(page: Page): Promise<void> {
  const [content, view] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  expect(content).to.be.at.most(view);
}

/** Checks that every bar is within the axis and visible. */
async function expectBarsInside(page: Page): Promise<void> {
  const boxes = await page.evaluate<[number, number, number][]>(`
    [...document.querySelectorAll(".waterfall .bar")].map((bar) => {
      const { left, right } = bar.getBoundingClientRect();
      const track = bar.parentElement.getBoundingClientRect();
      return [left - track.left, right - track.right, right - left];
    })`);
  expect(boxes.length).to.be.greaterThan(8);
  for (const [left, right, width] of boxes) {
    expect(left).to.be.at.least(-0.5);
    expect(right).to.be.at.most(3.5);
    expect(width).to.be.at.least(2.9);
  }
}

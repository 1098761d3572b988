import { expect } from "chai";
import type { Page } from "playwright-core";
import { sharedStack } from "../support/stack";
import { createProduct, titleOf } from "../support/store";
import { closePages, openPage, settled } from "./support/browser";
import { holdRequests } from "./support/holdRequests";
import { openAdmin } from "./support/visitor";

describe("shop window, after a page that was not found", function () {
  this.timeout(60_000);
  let title: string;
  let product: string;
  let page: Page;
  before(async () => {
    const id = await createProduct(await sharedStack());
    title = titleOf(id);
    product = `/product?id=${id}`;
    page = await openPage();
  });
  beforeEach(async () => {
    await page.goto("/product?id=nope");
    await page.waitForSelector(".lost");
  });
  after(closePages);

  it("shows a product that the user goes to", async () => {
    await press(page, product);
    await page.waitForSelector(`h1:text-is("${title}")`);
    expect(await page.title()).to.contain(title);
  });

  it("shows a product that the user returns to, and each page of the history after it", async () => {
    await page.click(".lost a[href='/catalogue']");
    await page.waitForSelector(".card-title");
    await press(page, product);
    await page.waitForSelector(`h1:text-is("${title}")`);
    await go(page, -2);
    await expectNotFound(page);
    await go(page, 2);
    await page.waitForSelector(`h1:text-is("${title}")`);
    await go(page, -1);
    await page.waitForSelector(".card-title");
  });

  it("shows the same again when the page is shown again", async () => {
    await press(page, "/product?id=nope");
    await expectNotFound(page);
  });

  it("moves the focus to the heading of the page for an unknown path", async () => {
    await press(page, "/catalogue");
    await page.waitForSelector(".card-title");
    await press(page, "/product?id=nope");
    await expectNotFound(page);
    expect(await page.evaluate("document.activeElement.id")).to.equal("title");
  });
});

describe("shop window, until the API has responded", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("shows neither the product of before nor its title in place of another one", async () => {
    const stack = await sharedStack();
    const [before, after] = [await createProduct(stack), await createProduct(stack)];
    const page = await openPage();
    await page.goto(`/product?id=${before}`);
    await page.waitForSelector(`h1:text-is("${titleOf(before)}")`);
    const respond = await holdRequests(page);
    await press(page, `/product?id=${after}`);
    await page.waitForSelector("#record .bone");
    expect(await page.locator("h1").count()).to.equal(0);
    expect(await page.title()).to.not.contain(titleOf(before));
    respond();
    await page.waitForSelector(`h1:text-is("${titleOf(after)}")`);
  });
});

describe("shop window, after a page of the owner that was not found", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("shows the page that the admin goes to, and the products of the shop", async () => {
    const id = await createProduct(await sharedStack());
    const { page } = await openAdmin("/nothing-here");
    const order = "order=00000000-0000-4000-8000-000000000000";
    for (const [path, heading] of [
      ["/manage/products?product=nope", "No such product"],
      [`/manage/products?product=${id}`, titleOf(id)],
      [`/manage/orders?${order}&buyer=unknown`, "No such order"],
      ["/manage/orders", "Orders"],
      ["/product?id=nope", "This one is not in the racks."],
      ["/manage/people", "People"],
      ["/nothing-here", "This one is not in the racks."],
      ["/manage/orders?order=none&buyer=unknown", "No such order"],
      [`/product?id=${id}`, titleOf(id)],
    ] as const) {
      await press(page, path);
      await page.waitForSelector(`h1:text-is("${heading}")`);
      expect(await page.locator("h1").count(), path).to.equal(1);
    }
  });
});

/** Presses a link of the page to a path, which leaves the content of the page as it is. */
async function press(page: Page, path: string): Promise<void> {
  await page.evaluate(`{
    const link = document.createElement("a");
    link.href = ${JSON.stringify(path)};
    document.getElementById("main").append(link);
    link.focus();
    link.click();
    link.remove();
  }`);
}

/** Moves in the history of the page, without loading it again. */
async function go(page: Page, steps: number): Promise<void> {
  await page.evaluate(`history.go(${steps})`);
}

async function expectNotFound(page: Page): Promise<void> {
  await settled(page);
  await page.waitForSelector(".lost");
  expect(await page.locator(".problem").count()).to.equal(0);
  expect(await page.title()).to.equal("Not in the racks · Jukebox");
}

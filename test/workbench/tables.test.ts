import { expect } from "chai";
import type { Page } from "playwright-core";
import { createGuest } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { closePages, expectNoFaults, openPage } from "../web/support/browser";
import { lookAtAllLooks, showWorkbench } from "./support/workbenchPage";

describe("workbench, the tables", function () {
  this.timeout(60_000);
  let page: Page;
  before(async () => {
    page = await openPage();
  });
  afterEach(expectNoFaults);
  after(closePages);

  it("shows the items of a table, by page, by index and in full", async () => {
    await showWorkbench(page, "tables");
    const table = await page.locator("#table option:has-text('products')").getAttribute("value");
    await page.selectOption("#table", table!);
    await page.waitForSelector("[role=status] >> text=Page 1: 50 items");
    const heads = await page.locator(".items thead th").allTextContents();
    expect(heads.slice(0, 2)).to.eql(["Whole item", "ProductIdkey"]);
    expect(heads).to.include.members(["Artist", "Genre"]);
    const ids = page.locator(".items tbody tr:not(.whole) td:nth-child(2)");
    const first = await ids.allTextContents();
    await page.click("text=Next 50 items");
    await page.waitForSelector("[role=status] >> text=/^Page 2: \\d+ items$/");
    const second = await ids.allTextContents();
    expect(new Set([...first, ...second]).size).to.equal(first.length + second.length);

    await page.selectOption("#index", "ByGenre");
    await page.fill("#value", "JAZZ");
    await page.press("#value", "Enter");
    await page.waitForURL(/&index=ByGenre&value=JAZZ$/);
    await page.reload();
    await page.click("[aria-label='Whole item kind-of-blue']");
    const whole = page.locator("tr.whole:visible");
    expect(JSON.parse((await whole.locator("pre").textContent())!)).to.include({
      ProductId: "kind-of-blue",
      Genre: "JAZZ",
      Title: "Kind of Blue",
    });
    await whole.locator("[role=tab]:text-is('DynamoDB JSON')").click();
    const raw = JSON.parse((await whole.locator("pre").textContent())!);
    expect(raw.Title).to.eql({ S: "Kind of Blue" });
    await lookAtAllLooks(page, "tables");
  });

  it("shows the table selected last, even if the response for another arrives later", async () => {
    await showWorkbench(page, "tables");
    const valueOf = (part: string) =>
      page.locator(`#table option:has-text('${part}')`).getAttribute("value");
    const [carts, products] = [(await valueOf("carts"))!, (await valueOf("products"))!];
    let release = (): void => {};
    const released = new Promise<void>((done) => (release = done));
    const ofCarts = `**/items.json?table=${carts}`;
    await page.route(ofCarts, async (route) => {
      await released;
      await route.continue();
    });
    await page.selectOption("#table", carts);
    await page.waitForSelector("[role=status] >> text=Reading…");
    await page.selectOption("#table", products);
    await page.waitForSelector("[role=status] >> text=Page 1: 50 items");
    const late = page.waitForResponse((response) => response.url().endsWith(carts));
    release();
    await (await late).finished();
    await page.unroute(ofCarts);
    // When the page has read a later response, it has processed this one.
    await page.evaluate("fetch('/config.json').then((answer) => answer.text())");
    const heads = await page.locator(".items thead th").allTextContents();
    expect(heads.slice(0, 2)).to.eql(["Whole item", "ProductIdkey"]);
  });

  it("shows no claim token, anywhere on the page", async () => {
    const stack = await sharedStack();
    const { id, claimToken } = await createGuest(stack).field(
      'mutation { addCartItem(productId: "kind-of-blue", quantity: 1) { id claimToken } }',
    );
    await showWorkbench(page, "tables");
    const table = await page.locator("#table option:has-text('carts')").getAttribute("value");
    await page.goto(`/_local/tables?table=${table}&value=${encodeURIComponent(id)}`);
    await page.click(`[aria-label='Whole item ${id}']`);
    await page.waitForSelector("tr.whole pre >> text=••••••");
    expect(await page.content()).to.not.contain(claimToken);
  });
});

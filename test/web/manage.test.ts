import { expect } from "chai";
import type { Page } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { manage, productInput } from "../support/manage";
import { sharedStack } from "../support/stack";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { lookAtAllLooks } from "./support/looks";
import { openAsUser, openSignedIn } from "./support/visitor";

describe("The owner's pages", function () {
  this.timeout(120_000);
  let page: Page;
  let admin: StoreClient;
  const product = productInput({ title: "Ólafur's Managed Record", priceCents: 1234, stock: 3 });
  before(async () => {
    const { demoPassword: password } = await sharedStack();
    const options = { email: "admin@jukebox.example", password };
    ({ page, client: admin } = await openSignedIn("/manage/products", options));
    await page.waitForSelector("table.managed");
  });
  afterEach(expectNoFaults);
  after(closePages);

  const shown = (text: string) => page.waitForSelector(`main >> text=${text}`);
  const fillIn = async (values: Record<string, string>) => {
    for (const [name, value] of Object.entries(values)) await page.fill(`#manage-${name}`, value);
  };

  it("do not exist for guests and other users", async () => {
    const visitors = [await openPage(), (await openAsUser()).page];
    for (const visitor of visitors) {
      const seen = [];
      for (const path of ["/manage", "/nothing-here"]) {
        const response = await visitor.goto(path);
        await settled(visitor);
        await visitor.waitForSelector("main .lost");
        seen.push([response!.status(), await visitor.title(), await visitor.innerText("main")]);
      }
      expect(seen[0]).to.deep.equal(seen[1]);
      await visitor.close();
    }
  });

  it("create a product, by keyboard", async () => {
    await lookAtAllLooks(page, "manage-products");
    await page.focus("main a[href='/manage/products?product=']");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#manage-id");
    await page.focus(".manage-form [type=submit]");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).to.equal("manage-id");
    await lookAtAllLooks(page, "manage-new");
    const { id, title, artist } = product;
    await fillIn({ id, title, artist, year: "1999", price: "12.34", stock: "3", tracks: "A\n\nB" });
    await page.focus("#manage-title");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/manage/products?product=${id}`);
    await shown("3 copies in stock");
    expect(await manage.product(admin, id)).to.deep.include({
      title,
      priceCents: 1234,
      stock: 3,
      version: 1,
      tracks: ["A", "B"],
    });
  });

  it("change the stock with a reason, and take the product off sale and back", async () => {
    await fillIn({ copies: "-4", note: "water" });
    await page.selectOption("#manage-reason", "DAMAGE");
    await page.click("text=Change the stock");
    await page.waitForSelector(".form-message:not(:empty)");
    await fillIn({ copies: "-2" });
    await page.click("text=Change the stock");
    await shown("1 copy in stock");
    await shown("2 copies taken away: damage, “water”");
    await page.click("[data-testid=set-on-sale]");
    await shown("Off sale since");
    await lookAtAllLooks(page, "manage-product");
    await page.click("[data-testid=set-on-sale]");
    await shown("On sale: shoppers find it");
    await shown("Put back on sale");
  });

  it("tell the second of two owners, and keep what was typed", async () => {
    const { stock: _, ...details } = product;
    await fillIn({ title: "My own title" });
    const { version } = (await manage.change(admin, { ...details, priceCents: 999 }, 3))!;
    await page.click("text=Save the details");
    await page.waitForSelector("[data-testid=load-current]");
    expect(await page.inputValue("#manage-title")).to.equal("My own title");
    expect((await manage.product(admin, product.id))!.version).to.equal(version);
    await page.click("[data-testid=load-current]");
    await page.waitForFunction(
      () => (globalThis as any).document.getElementById("manage-price").value === "9.99",
    );
    await fillIn({ title: "My own title" });
    await page.click("text=Save the details");
    await page.waitForSelector(".notice.info");
    const now = await manage.product(admin, product.id);
    expect([now!.title, now!.priceCents]).to.deep.equal(["My own title", 999]);
  });

  it("find products by search, genre and stock", async () => {
    await page.goto("/manage?stock=LOW&q=own+title");
    await page.waitForSelector("table.managed");
    expect(await page.locator(".managed tbody th a").allTextContents()).to.deep.equal([
      "My own title",
    ]);
    await page.selectOption("#manage-genre", "JAZZ");
    await page.waitForURL("**/manage/products?q=own+title&genre=JAZZ&stock=LOW");
    await page.waitForFunction(
      () => (globalThis as any).document.getElementById("count")?.textContent === "0 products",
    );
  });
});

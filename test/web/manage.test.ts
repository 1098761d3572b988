import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { Page, Route } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { manage, productInput } from "../support/manage";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { follow } from "./support/follow";
import { lookAtAllLooks } from "./support/looks";
import { openAdmin, openAsUser } from "./support/visitor";

/** Addresses of the owner's pages that no link has, and the heading there. */
const odd = {
  "/manage?day=2026-02-30": "Today",
  "/manage?day=2026-13-01": "Today",
  "/manage/orders?day=2026-02-30": "Orders",
  "/manage/orders?state=constructor": "Orders",
  "/manage/orders?state=LOST&day=yesterday": "Orders",
  "/manage/orders?buyer=": "Orders",
  "/manage/orders?buyer=%3Cb%3E": "Orders",
  "/manage/orders?buyer=a&order=b": "No such order",
  "/manage/products?product=A%20B": "No such product",
  "/manage/products?genre=toString&stock=__proto__&sort=UP": "Products",
};
const oddAddresses = Object.keys(odd);

describe("The owner's pages", function () {
  this.timeout(120_000);
  let page: Page;
  let admin: StoreClient;
  const product = productInput({ title: "Ólafur's Managed Record", priceCents: 1234, stock: 3 });
  before(async () => {
    ({ page, client: admin } = await openAdmin("/manage/products"));
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
      const sent = [];
      for (const path of ["/nothing-here", "/manage", ...oddAddresses]) {
        if (seen.length < 2) await visitor.goto(path);
        else await follow(visitor, path);
        await settled(visitor);
        await visitor.waitForSelector("main .lost");
        expect(visitor.url()).to.satisfy((url: string) => url.endsWith(path));
        seen.push([await visitor.title(), await visitor.innerText("main")]);
        const response = await visitor.request.get(path);
        sent.push([response.status(), await response.text()]);
      }
      for (const page of seen.slice(1)) expect(page).to.deep.equal(seen[0]);
      for (const file of sent.slice(1)) expect(file).to.deep.equal(sent[0]);
      await visitor.close();
    }
  });

  it("take values in an address that are no filter, day or id for none", async () => {
    const [first] = oddAddresses;
    for (const [path, heading] of Object.entries(odd)) {
      if (path === first) await page.goto(path);
      else await follow(page, path);
      await page.waitForSelector(`main h1 >> text=${heading}`);
    }
    await follow(page, "/manage/products");
    await page.waitForSelector("table.managed");
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

  it("show a conflict to the second of two owners, and keep what was typed", async () => {
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
    await page.waitForSelector(".notice.info >> text=“My own title” is saved.");
    const now = await manage.product(admin, product.id);
    expect([now!.title, now!.priceCents]).to.deep.equal(["My own title", 999]);
  });

  it("import a file after a dry run, once, and export a file that imports without a change", async () => {
    const made = productInput();
    const { stock: _, ...taken } = productInput({ title: "Taken" });
    await manage.create(admin, taken);
    await follow(page, "/manage/products");
    await page.click("main a[href='/manage/products?import=']");
    await page.waitForSelector("#manage-file");
    const choose = (text: string) =>
      page.setInputFiles("#manage-file", {
        name: "records.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(text),
      });
    const said = (text: string) => page.waitForSelector(`#import-status >> text=${text}`);
    await choose("id,titel\n");
    await page.waitForSelector(".form-message >> text=the column “titel” is unknown");
    const head = "id,title,artist,year,genre,priceCents,stock\n";
    const text = `${head}${made.id},Made,Us,1999,ROCK,100,2\n${taken.id},,,,,-5,\n${taken.id}-2,x\n`;
    await choose(text);
    await said("records.csv: 1 new, 2 refused.");
    expect(
      await page.locator("#fates tr").evaluateAll((rows) => rows.map((row: any) => row.innerText)),
    ).to.deep.equal([
      `3\t${taken.id}\trefused\ttitle is missing.`,
      `4\t${taken.id}-2\trefused\tIt has 2 cells in place of 7.`,
      `2\t${made.id}\tnew\t“Made”, 2 copies`,
    ]);
    await lookAtAllLooks(page, "manage-import");
    expect(await manage.product(admin, made.id)).to.equal(null);
    await page.focus("[data-testid=import]");
    await page.keyboard.press("Enter");
    await said("1 line of records.csv imported.");
    expect(await page.evaluate("document.activeElement.id")).to.equal("import-status");
    expect(await manage.product(admin, made.id)).to.deep.include({ title: "Made", stock: 2 });
    await choose(text);
    await said("records.csv: 1 imported before, 2 refused.");
    expect(await page.locator("[data-testid=import]").count()).to.equal(0);

    const download = page.waitForEvent("download");
    await page.click("[data-testid=export]");
    const saved = readFileSync(await (await download).path(), "utf8");
    const [columns, ...rows] = saved.split("\r\n");
    const own = rows.filter((row) => row.startsWith(made.id) || row.startsWith(taken.id));
    expect(own).to.have.length(2);
    await choose([columns, ...own].join("\n"));
    await said("records.csv: 2 the same.");
  });

  it("stop an import that loses its connection, and continue with the same file", async () => {
    const ids = Array.from({ length: 12 }, () => productInput().id);
    const head = "id,title,artist,year,genre,priceCents,stock\n";
    const text = head + ids.map((id) => `${id},Many,Us,1999,ROCK,100,1\n`).join("");
    const file = { name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    let sent = 0;
    const cut = (route: Route) => {
      const isLine = route.request().postData()?.includes("ApplyProductLine") ?? false;
      if (isLine) sent += 1;
      return isLine && sent > 4 ? route.abort() : route.continue();
    };
    await page.setInputFiles("#manage-file", file);
    await page.waitForSelector("#import-status >> text=many.csv: 12 new.");
    await page.route("**/graphql", cut);
    await page.click("[data-testid=import]");
    await page.waitForSelector(".form-message >> text=Choose the same file again");
    await page.unroute("**/graphql", cut);
    await page.setInputFiles("#manage-file", file);
    await page.waitForSelector("#import-status >> text=many.csv: 8 new, 4 imported before.");
    await page.click("[data-testid=import]");
    await page.waitForSelector("#import-status >> text=8 lines of many.csv imported.");
    for (const id of ids) expect((await manage.product(admin, id))!.stock).to.equal(1);
  });

  it("find products by search, genre and stock", async () => {
    await follow(page, "/manage/products?stock=LOW&q=own+title");
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

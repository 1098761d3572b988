import { expect } from "chai";
import type { Page, Route } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { orders } from "../support/orders";
import { createShopper } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { closePages, expectNoFaults } from "./support/browser";
import { follow } from "./support/follow";
import { parts } from "./support/parts";
import { openAdmin } from "./support/visitor";

describe("The admin's pages with a bad connection", function () {
  this.timeout(60_000);
  let page: Page;
  let admin: StoreClient;
  let key: { userId: string; id: string };
  before(async () => {
    const stack = await sharedStack();
    const product = await createProduct(stack);
    const { client, userId } = await createShopper(stack);
    const { id } = await store.checkout(client, await store.add(client, product));
    key = { userId, id };
    ({ page, client: admin } = await openAdmin("/manage"));
    await page.waitForSelector("main h1");
  });
  afterEach(expectNoFaults);
  after(closePages);

  const pathOfOrder = () => `/manage/orders?order=${key.id}&buyer=${key.userId}`;

  /** Handles requests of one operation in `way`, others as usual. */
  const when = (operation: string, way: (route: Route) => Promise<void>) =>
    page.route("**/graphql", (route) =>
      route.request().postData()!.includes(operation) ? way(route) : route.continue(),
    );

  it("show what could not be loaded, and load it again", async () => {
    for (const [path, operation, there] of [
      ["/manage/products", "managedProducts", "table.managed"],
      ["/manage/orders", "orders(", "table.orders"],
      ["/manage", "shopDay", "main >> text=Orders by hour"],
    ] as const) {
      await when(operation, (route) => route.abort());
      await page.click(`main a[href="${path}"]`);
      await page.waitForSelector(parts.tryAgain);
      await page.unroute("**/graphql");
      await page.click(parts.tryAgain);
      await page.waitForSelector(there);
    }
  });

  it("show the current order after the response to a step was lost", async () => {
    await follow(page, pathOfOrder());
    await when("packOrder", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.click("text=Mark as packed");
    await page.click(parts.confirm);
    await page.waitForSelector(".form-message >> text=The store could not be reached.");
    await page.waitForSelector("#order-state >> text=Packed");
    await page.unroute("**/graphql");
    const { state, steps } = (await orders.one(admin, key))!;
    expect([state, steps.length]).to.deep.equal(["PACKED", 1]);
  });

  it("send a step once for several clicks on a slow network", async () => {
    await follow(page, pathOfOrder());
    let sent = 0;
    let respond!: () => void;
    const answered = new Promise<void>((resolve) => (respond = resolve));
    await when("shipOrder", async (route) => {
      sent += 1;
      await answered;
      await route.continue();
    });
    await page.fill("#manage-tracking", "RR 1234 CH");
    await page.click("text=Mark as shipped");
    await page.click(parts.confirm);
    await page.evaluate("document.querySelector('#manage-tracking').form.requestSubmit()");
    respond();
    await page.waitForSelector("#order-state >> text=Shipped");
    expect(sent).to.equal(1);
    expect(await page.locator("dialog[open]").count()).to.equal(0);
  });
});

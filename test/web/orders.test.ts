import { expect } from "chai";
import type { Page } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { orders, type OrderKey } from "../support/orders";
import { createShopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { follow } from "./support/follow";
import { listening } from "./support/listening";
import { lookAtAllLooks } from "./support/looks";
import { openAdmin, openAsUser } from "./support/visitor";

describe("The pages of orders", function () {
  this.timeout(120_000);
  let stack: RunningStack;
  let page: Page;
  let admin: StoreClient;
  let shopper: Page;
  let key: OrderKey;
  let other: OrderKey;
  before(async () => {
    stack = await sharedStack();
    const product = await createProduct(stack);
    const buyer = await openAsUser({ cart: { [product]: 2 } });
    shopper = buyer.page;
    await listening(shopper, () => shopper.goto("/account"));
    const { id } = await store.checkout(buyer.client, await store.cart(buyer.client));
    const { tokens } = await buyer.client.auth.fetchAuthSession();
    key = { userId: String(tokens!.accessToken.payload.sub), id };
    const second = await createShopper(stack);
    const bought = await store.checkout(second.client, await store.add(second.client, product));
    other = { userId: second.userId, id: bought.id };
    ({ page, client: admin } = await openAdmin("/manage/orders"));
    await page.waitForSelector("table.orders");
  });
  afterEach(expectNoFaults);
  after(closePages);

  const shown = (text: string, on = page) => on.waitForSelector(`main >> text=${text}`);
  const stateOf = (on: Page, id: string, state: string) =>
    on.waitForSelector(`[data-purchase="${id}"] .order-state >> text="${state}"`);
  const confirm = () => page.click("[data-testid=confirm]");
  const focused = () => page.evaluate("document.activeElement.id");

  it("do not exist for guests", async () => {
    const guest = await openPage();
    await guest.goto("/manage/orders");
    await settled(guest);
    await guest.waitForSelector("main .lost");
    await guest.close();
  });

  it("list orders newest first, and find them by state, day and buyer", async () => {
    await lookAtAllLooks(page, "manage-orders");
    const links = () =>
      page.locator(".orders tbody th > a").evaluateAll((all: any[]) => all.map(({ href }) => href));
    expect(
      (await links()).slice(0, 2).map((href) => new URL(href).searchParams.get("order")),
    ).to.deep.equal([other.id, key.id]);
    await page.selectOption("#manage-state", "CANCELLED");
    await page.waitForURL("**/manage/orders?state=CANCELLED");
    await page.waitForFunction(
      () => (globalThis as any).document.activeElement.id === "manage-state",
    );
    await page.selectOption("#manage-state", "");
    await page.fill("#manage-day", "2001-01-01");
    await page.waitForURL("**/manage/orders?day=2001-01-01");
    await shown("0 orders");
    await page.fill("#manage-day", "");
    await page.waitForURL("**/manage/orders");
    await page.click(`.orders tbody tr:nth-child(2) .order-buyer a`);
    await shown("1 order");
    await page.focus(".orders tbody th > a");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#order-state");
  });

  it("take the steps of an order, each confirmed, and the buyer's page follows", async () => {
    await stateOf(shopper, key.id, "In preparation");
    await page.focus("text=Mark as packed");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");
    expect((await orders.one(admin, key))!.state).to.equal("NEW");
    await page.click("text=Mark as packed");
    await confirm();
    await page.waitForSelector("#order-state >> text=Packed");
    expect(await focused()).to.equal("steps-title");
    await stateOf(shopper, key.id, "Packed");
    await lookAtAllLooks(page, "manage-order");
    await page.click("text=Mark as shipped");
    expect(await focused()).to.equal("manage-tracking");
    await page.fill("#manage-tracking", "RR 1234 CH");
    await page.keyboard.press("Enter");
    await confirm();
    await page.waitForSelector("#order-state >> text=Shipped");
    await shown("Shipped: tracking number RR 1234 CH");
    await page.waitForSelector(".order-mails >> text=Shipped: sent");
    expect(await page.locator(".order-next form").count()).to.equal(0);
    await stateOf(shopper, key.id, "On its way");
    await shopper.click(`[data-purchase="${key.id}"] summary`);
    await shown("RR 1234 CH", shopper);
    await lookAtAllLooks(shopper, "account-order");
  });

  it("send the last mail again", async () => {
    await page.click("[data-testid=resend-order-mail]");
    await page.waitForSelector(".notice.info >> text=Mailed again");
    const mails = (await stack.inbox()).filter(({ subject }) =>
      subject.includes(`${key.id} is on its way`),
    );
    expect(mails).to.have.length(2);
  });

  it("show the second of two admins the current order, and keep the reason that was typed", async () => {
    await follow(page, `/manage/orders?buyer=${other.userId}&order=${other.id}`);
    await page.waitForSelector("#manage-reason");
    await page.fill("#manage-reason", "The last copy is damaged.");
    await orders.pack(admin, other);
    await page.click("text=Mark as packed");
    await confirm();
    await page.waitForSelector(".form-message >> text=This order is packed.");
    await page.waitForSelector("#order-state >> text=Packed");
    expect(await page.inputValue("#manage-reason")).to.equal("The last copy is damaged.");
    await page.click(".button.danger");
    await confirm();
    await page.waitForSelector("#order-state >> text=Cancelled");
    await shown("1 copy back in stock");
    expect((await orders.one(admin, other))!.steps.map(({ reason }) => reason)).to.deep.equal([
      null,
      "The last copy is damaged.",
    ]);
  });
});

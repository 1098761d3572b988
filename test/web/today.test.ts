import { expect } from "chai";
import { createOwner } from "../support/device";
import { manage, productInput } from "../support/manage";
import { sharedStack } from "../support/stack";
import { adminOf, store } from "../support/store";
import { dayOf, today } from "../support/today";
import { closePages, expectNoFaults } from "./support/browser";
import { lookAtAllLooks } from "./support/looks";
import { openAdmin } from "./support/visitor";

describe("The admin's page of the day", function () {
  this.timeout(120_000);
  after(closePages);

  it("shows what was sold and what is low on stock, and other days", async () => {
    const stack = await sharedStack();
    const title = `Today's ${Date.now()}`;
    const input = productInput({ title, stock: 7, priceCents: 1250 });
    const { id } = await manage.create(await adminOf(stack), input);
    const { client } = await createOwner(stack);
    await store.checkout(client, await store.add(client, id, 6));
    const { page, client: admin } = await openAdmin("/manage");
    await page.waitForSelector("table.sold");
    const numbers = await today.day(admin, dayOf());
    const sold = page.locator("table.sold tr", { hasText: title });
    expect(await sold.locator("td").allTextContents()).to.deep.equal(["6", "$75.00"]);
    expect(await page.locator(".numbers dd").first().textContent()).to.equal(`${numbers.orders}`);
    const hours = await page.locator("table:has(caption:text('by hour')) td").allTextContents();
    expect(hours).to.deep.equal(numbers.ordersByHour.map(String));
    const low = page.locator("section[aria-labelledby=low-title] tr", { hasText: title });
    expect(await low.locator("td").textContent()).to.equal("1 copy");
    await lookAtAllLooks(page, "manage-today");
    await page.click("text=Day before");
    await page.waitForSelector("text=Nothing was sold on this day.");
    expect(page.url()).to.match(/\?day=\d{4}-\d\d-\d\d$/);
    await page.click("text=Day after");
    await page.waitForSelector("h1 >> text=Today");
    expectNoFaults();
  });
});

import { expect } from "chai";
import type { Page } from "playwright-core";
import { addDevice } from "../support/device";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct, store } from "../support/store";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { follow } from "./support/follow";
import { parts } from "./support/parts";
import { createAccount, openSignedIn } from "./support/visitor";

describe("shop window, with the keyboard only", function () {
  this.timeout(60_000);
  let guest: Page;
  /** The account page of a user with 11 purchases and four devices. */
  let account: Page;
  before(async () => {
    const stack = await sharedStack();
    const id = await createProduct(stack);
    const email = await createAccount();
    for (let devices = 0; devices < 2; devices += 1) await addDevice(stack, email);
    const buyer = await addDevice(stack, email);
    for (let purchases = 0; purchases < 11; purchases += 1)
      await store.checkout(buyer, await store.add(buyer, id));
    ({ page: account } = await openSignedIn("/account", { email }));
    guest = await openPage();
  });
  afterEach(expectNoFaults);
  after(closePages);

  it("buys a product without a mouse", async () => {
    const id = await createProduct(await sharedStack(), { stock: 9, priceCents: 1200 });
    const email = await createAccount();
    const page = await openPage();
    await page.goto(`/product?id=${id}`);
    await settled(page);

    await tabTo(page, "Add to cart");
    await page.keyboard.press("Enter");
    // The button has become a stepper: the focus is on its "more" button.
    expect(await focusedName(page)).to.contain("One more");
    await page.keyboard.press("Enter");
    await tabTo(page, "Go to your cart");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cart");
    await page.waitForSelector(parts.signInToBuy);
    await settled(page);
    expect(await focusedName(page)).to.equal("Your cart");
    await tabTo(page, "Sign in to buy");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#email");
    await tabTo(page, "email");
    await page.keyboard.type(email);
    await tabTo(page, "password");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cart");
    await page.waitForSelector(parts.checkOut);
    await tabTo(page, "Check out");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog");
    // Escape closes the dialog, and the focus returns.
    await page.keyboard.press("Escape");
    expect(await focusedName(page)).to.equal("Check out");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog");
    await tabTo(page, "Buy for $24.00");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".purchase.new");
  });

  it("offers a link to skip to the content first", async () => {
    const page = guest;
    await page.goto("/catalogue");
    await settled(page);
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).to.equal("Skip to the page");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).to.equal("search");
  });

  it("keeps the input of a form when it skips to the content, or to a part of it", async () => {
    const page = account;
    await page.fill("#old-password", PASSWORD);
    await page.focus(".skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).to.equal("main");
    await page.click(".account-side a[href='#password']");
    await page.waitForURL("**/account#password");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).to.equal("old-password");
    expect(await page.inputValue("#old-password")).to.equal(PASSWORD);
  });

  it("keeps the focus when the pressed element is removed: pages of the racks", async () => {
    const page = guest;
    await page.goto("/catalogue");
    await settled(page);
    await press(page, "#pager [rel=next]");
    await page.waitForSelector("#result-count:focus >> text=page 2");
    await follow(page, "/verify"); // the site does not draw a page again that it shows already
    await follow(page, "/catalogue?q=zzzz");
    await settled(page);
    await press(page, "#records .empty a");
    await page.waitForSelector(".card-title");
    expect(await page.evaluate("document.activeElement.id")).to.equal("result-count");
  });

  it("keeps the focus when the pressed element is removed: the account", async () => {
    const page = account;
    await press(page, parts.olderPurchases);
    await page.waitForSelector(".purchase:nth-child(11) summary:focus");
    await page.keyboard.press("Enter");
    const again = page.locator(".purchase[open] .confirmation button");
    await again.press("Enter");
    await page.waitForSelector("text=The confirmation has been mailed again.");
    expect(await focusedName(page)).to.equal("Send it again");

    await page.locator(".device:not(.current) button").first().press("Enter");
    await page.waitForSelector("#devices-title:focus");
    await press(page, parts.endOtherSessions);
    await page.locator(parts.confirm).press("Enter");
    await page.waitForSelector("text=All other devices are signed out.");
    await page.waitForSelector("#devices-title:focus");
  });
});

/** Presses a button or link from the keyboard. */
function press(page: Page, selector: string): Promise<void> {
  return page.locator(selector).press("Enter");
}

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const reached: string[] = [];
  while (reached.length < 60) {
    await page.keyboard.press("Tab");
    const focused = await focusedName(page);
    if (focused.startsWith(name)) return;
    reached.push(focused);
  }
  throw new Error(`Tab never reaches "${name}", but ${[...new Set(reached)].join(", ")}.`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(`{
    const { id, tagName, textContent, ariaLabel } = document.activeElement;
    ariaLabel ?? (tagName === "INPUT" ? id : textContent.trim());
  }`);
}

import { expect } from "chai";
import type { Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { closePages, openPage, settled } from "./support/browser";
import { createAccount } from "./support/visitor";

describe("shop window, from the keyboard alone", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("buys a record without a mouse", async () => {
    const id = await createProduct(await sharedStack(), { stock: 9, priceCents: 1200 });
    const email = await createAccount();
    const page = await openPage();
    await page.goto(`/product?id=${id}`);
    await settled(page);

    await tabTo(page, "Add to cart");
    await page.keyboard.press("Enter");
    // The button has become a stepper: the focus is on its "more".
    expect(await focusedName(page)).to.contain("One more");
    await page.keyboard.press("Enter");
    await tabTo(page, "Go to your cart");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cart");
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
    await page.waitForSelector("text=Check out");
    await tabTo(page, "Check out");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog");
    // Escape leaves the dialog, and the focus goes back to where it was.
    await page.keyboard.press("Escape");
    expect(await focusedName(page)).to.equal("Check out");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog");
    await tabTo(page, "Buy for $24.00");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".purchase.new");
  });

  it("offers to skip to the page first", async () => {
    const page = await openPage();
    await page.goto("/catalogue");
    await settled(page);
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).to.equal("Skip to the page");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).to.equal("search");
  });
});

/** Presses Tab until the element of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focusedName(page)).startsWith(name)) return;
  }
  throw new Error(`Tab never reaches "${name}".`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(`{
    const { id, tagName, textContent, ariaLabel } = document.activeElement;
    ariaLabel ?? (tagName === "INPUT" ? id : textContent.trim());
  }`);
}

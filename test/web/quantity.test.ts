import { expect } from "chai";
import type { Page } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { sharedStack } from "../support/stack";
import { createProduct, putProduct, store } from "../support/store";
import {
  awaitCartCount,
  closePages,
  keepPicture,
  openPage,
  resize,
  settled,
} from "./support/browser";
import { listening } from "./support/listening";
import { parts } from "./support/parts";
import { openAsUser, putIntoCart } from "./support/visitor";

describe("shop window, typed quantities", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("shows an error next to the field for anything but a whole number from 0 to 99, and keeps the old one", async () => {
    const page = await openWithCopies(3);
    for (const path of ["/cart", page.url()]) {
      await page.goto(path);
      await settled(page);
      for (const text of ["-5", "0x10", "007", "2.5", "1e2", "100", "", "many"]) {
        await page.fill(".step-count", text);
        await page.press(".step-count", "Enter");
        expect(await page.textContent(".quantity-fault"), text).to.contain("from 0 to 99");
        expect(await page.inputValue(".step-count"), text).to.equal("3");
      }
      expect(await page.getAttribute(".step-count", "aria-invalid")).to.equal("true");
      await resize(page, { width: 375, height: 760 });
      await keepPicture(page, path === "/cart" ? "cart-fault-phone" : "product-fault-phone");
      await resize(page, { width: 1280, height: 900 });
      await keepPicture(page, path === "/cart" ? "cart-fault" : "product-fault");
    }
    await page.fill(".step-count", "4");
    expect(await page.textContent(".quantity-fault")).to.equal("");
    await page.press(".step-count", "Tab");
    await settled(page);
    await awaitCartCount(page, 4);
    await page.reload();
    await awaitCartCount(page, 4);
  });

  it("shows how many copies are left if a shopper wants more", async () => {
    const page = await openWithCopies(1, { stock: 6 });
    await page.fill(".step-count", "7");
    await page.press(".step-count", "Enter");
    expect(await page.textContent(".quantity-fault")).to.equal("Only 6 left.");
    expect(await page.inputValue(".step-count")).to.equal("1");
  });

  it("removes the product for 0, and restores the old value for Escape", async () => {
    const page = await openWithCopies(2);
    await page.fill(".step-count", "5");
    await page.press(".step-count", "Escape");
    expect(await page.inputValue(".step-count")).to.equal("2");
    await page.fill(".step-count", "0");
    await page.press(".step-count", "Enter");
    await awaitCartCount(page, 0);
    await page.waitForSelector("main .add:visible");
  });

  for (const where of ["product", "cart"] as const)
    it(`keeps the input while the cart changes elsewhere: ${where} page`, async () => {
      const { page, client, id } = await openWithDevice(where);
      await page.focus(".step-count");
      await page.keyboard.type("2");
      await store.set(client, id, 7);
      await awaitCartCount(page, 7);
      expect(await page.inputValue(".step-count")).to.equal("2");
      await page.keyboard.type("5");
      await page.keyboard.press("Enter");
      await settled(page);
      await awaitCartCount(page, 25);
      expect(await page.inputValue(".step-count")).to.equal("25");
      // The edit is done, but the focus is still in the field: changes are shown, and typing
      // replaces them.
      await store.set(client, id, 8);
      await page.waitForFunction(valueIs, "8");
      await page.keyboard.type("3");
      expect(await page.inputValue(".step-count")).to.equal("3");
    });

  it("shows changes of the cart to a shopper who has only focused the field", async () => {
    const { page, client, id } = await openWithDevice("cart");
    await page.focus(".step-count");
    await store.set(client, id, 7);
    await awaitCartCount(page, 7);
    expect(await page.inputValue(".step-count")).to.equal("1");
    await page.keyboard.press("Tab");
    expect(await page.inputValue(".step-count")).to.equal("7");
  });

  it("keeps the field while price and stock of its product change", async () => {
    const { page, client, id } = await openWithDevice("cart");
    await page.focus(".step-count");
    await page.keyboard.type("2");
    await putProduct(await sharedStack(), { id, stock: 40, priceCents: 777 });
    await store.set(client, id, 3);
    await page.waitForSelector("text=$7.77 each");
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await awaitCartCount(page, 25);
  });

  it("keeps the line while the product is removed elsewhere, and adds what was typed", async () => {
    const { page, client, id } = await openWithDevice("cart");
    await page.focus(".step-count");
    await page.keyboard.type("2");
    await store.remove(client, id);
    await awaitCartCount(page, 0);
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await awaitCartCount(page, 25);
    await page.focus(".step-count");
    await store.remove(client, id);
    await awaitCartCount(page, 0);
    await page.keyboard.press("Tab");
    await page.waitForSelector(parts.emptyCart);
  });
});

/** The browser's, inside functions that run there. */
declare const document: any;

const valueIs = (value: string): boolean => document.querySelector(".step-count").value === value;

/** A guest's page of a product with this number of copies in the cart. */
async function openWithCopies(copies: number, { stock = 99 } = {}): Promise<Page> {
  const page = await openPage();
  await putIntoCart(page, await createProduct(await sharedStack(), { stock }), copies);
  return page;
}

/** A user's page with one copy of a product in the cart, and a client of the same user. */
async function openWithDevice(
  where: "product" | "cart",
): Promise<{ page: Page; client: StoreClient; id: string }> {
  const stack = await sharedStack();
  const id = await createProduct(stack, { stock: 99 });
  const { page, client } = await openAsUser({ cart: { [id]: 1 } });
  await listening(page, () => page.goto(where === "cart" ? "/cart" : `/product?id=${id}`));
  return { page, client, id };
}

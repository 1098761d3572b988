import { expect } from "chai";
import type { Page } from "playwright-core";
import type { StoreClient } from "../support/amplifyClient";
import { sharedStack } from "../support/stack";
import { createProduct, putProduct, store } from "../support/store";
import {
  awaitCartCount,
  closePages,
  expectNoFaults,
  keepPicture,
  openPage,
  resize,
  settled,
} from "./support/browser";
import { follow } from "./support/follow";
import { listening } from "./support/listening";
import { parts } from "./support/parts";
import { openAsUser, putIntoCart } from "./support/visitor";

describe("shop window, typed quantities", function () {
  this.timeout(60_000);
  let page: Page;
  let client: StoreClient;
  before(async () => {
    ({ page, client } = await openAsUser());
    await listening(page, () => page.goto("/cart"));
  });
  afterEach(expectNoFaults);
  after(closePages);

  /** Shows the page with this number of copies of a new product in the cart, and nothing else. */
  async function openWithCopies(
    copies: number,
    { stock = 99, where = "product" }: { stock?: number; where?: "product" | "cart" } = {},
  ): Promise<string> {
    const id = await createProduct(await sharedStack(), { stock });
    await page.keyboard.press("Escape"); // undoes what the test before has typed
    await store.clear(client);
    await store.add(client, id, copies);
    await follow(page, "/elsewhere"); // the site does not draw a page again that it shows already
    await follow(page, where === "cart" ? "/cart" : `/product?id=${id}`);
    await page.waitForSelector(".step-count");
    await settled(page);
    await awaitCartCount(page, copies);
    return id;
  }

  it("shows an error next to the field for anything but a whole number from 0 to 99, and keeps the old one", async () => {
    const guest = await openPage();
    await putIntoCart(guest, await createProduct(await sharedStack()), 3);
    for (const path of ["/cart", guest.url()]) {
      await follow(guest, path);
      await settled(guest);
      for (const text of ["-5", "0x10", "007", "2.5", "1e2", "100", "", "many"]) {
        await guest.fill(".step-count", text);
        await guest.keyboard.press("Enter");
        const [fault, value] = await guest.evaluate<[string, string]>(`[
          document.querySelector(".quantity-fault").textContent,
          document.querySelector(".step-count").value,
        ]`);
        expect(fault, text).to.contain("from 0 to 99");
        expect(value, text).to.equal("3");
      }
      expect(await guest.getAttribute(".step-count", "aria-invalid")).to.equal("true");
      await resize(guest, { width: 375, height: 760 });
      await keepPicture(guest, path === "/cart" ? "cart-fault-phone" : "product-fault-phone");
      await resize(guest, { width: 1280, height: 900 });
      await keepPicture(guest, path === "/cart" ? "cart-fault" : "product-fault");
    }
    await guest.fill(".step-count", "4");
    expect(await guest.textContent(".quantity-fault")).to.equal("");
    await guest.press(".step-count", "Tab");
    await settled(guest);
    await awaitCartCount(guest, 4);
    await guest.reload();
    await awaitCartCount(guest, 4);
  });

  it("shows how many copies are left if a shopper wants more", async () => {
    await openWithCopies(1, { stock: 6 });
    await page.fill(".step-count", "7");
    await page.press(".step-count", "Enter");
    expect(await page.textContent(".quantity-fault")).to.equal("Only 6 left.");
    expect(await page.inputValue(".step-count")).to.equal("1");
  });

  it("removes the product for 0, and restores the old value for Escape", async () => {
    await openWithCopies(2);
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
      const id = await openWithCopies(1, { where });
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
    const id = await openWithCopies(1, { where: "cart" });
    await page.focus(".step-count");
    await store.set(client, id, 7);
    await awaitCartCount(page, 7);
    expect(await page.inputValue(".step-count")).to.equal("1");
    await page.keyboard.press("Tab");
    expect(await page.inputValue(".step-count")).to.equal("7");
  });

  it("keeps the field while price and stock of its product change", async () => {
    const id = await openWithCopies(1, { where: "cart" });
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
    const id = await openWithCopies(1, { where: "cart" });
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

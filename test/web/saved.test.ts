import { expect } from "chai";
import type { Page, Route } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct, deleteProduct, putProduct, store } from "../support/store";
import { awaitCartCount, closePages, openPage, settled } from "./support/browser";
import { listening } from "./support/listening";
import { lookAtAllLooks } from "./support/looks";
import { parts } from "./support/parts";
import { createAccount, fillForm, openAsUser, putIntoCart, submit } from "./support/visitor";

/** A button in a product's row of the cart or the saved list. */
const inCart = (id: string, words: string) => `[data-product="${id}"] >> text=${words}`;
const inList = (id: string, words: string) => `[data-saved="${id}"] >> text=${words}`;
const focused = (page: Page) =>
  page.evaluate("document.activeElement.id || document.activeElement.textContent");

describe("shop window, saved for later", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("moves products between cart and list by keyboard, on this and on another device", async () => {
    const stack = await sharedStack();
    const [kept, sold, gone] = [
      await createProduct(stack, { stock: 3 }),
      await createProduct(stack),
      await createProduct(stack),
    ];
    const email = await createAccount();
    const [{ page, client }, { page: there }] = await Promise.all([
      openAsUser({ email, covers: true }),
      openAsUser({ email }),
    ]);
    for (const id of [kept, sold, gone]) await store.add(client, id, 2);
    await page.goto("/cart");
    await settled(page);
    await listening(there, () => there.goto("/cart"));
    await page.focus(inCart(kept, "Save for later"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(inList(kept, "2 copies"));
    expect(await focused(page)).to.equal("title");
    await awaitCartCount(page, 4);
    await there.waitForSelector(inList(kept, "Only 3 left"));
    await page.click(inCart(sold, "Save for later"));
    await page.click(inCart(gone, "Save for later"));
    await there.waitForSelector(inList(gone, "Move to cart"));
    await there.waitForSelector(parts.emptyCart);

    await putProduct(stack, { id: sold, stock: 0, priceCents: 1999 });
    await deleteProduct(stack, gone);
    await page.reload();
    await page.waitForSelector(inList(sold, "Sold out."));
    await page.waitForSelector(inList(gone, "Not sold here any more."));
    for (const id of [sold, gone])
      expect(await page.locator(inList(id, "Move to cart")).count()).to.equal(0);
    await lookAtAllLooks(page, "saved");

    await page.focus(inList(gone, "Remove"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(`[data-saved="${gone}"]`, { state: "detached" });
    expect(await focused(page)).to.equal("saved-title");
    await there.waitForSelector(`[data-saved="${gone}"]`, { state: "detached" });
    const cut = (route: Route) =>
      route.request().postData()?.includes("moveToCart") ? route.abort() : route.continue();
    await page.route("**/graphql", cut);
    await page.click(inList(kept, "Move to cart"));
    await page.waitForSelector(parts.failure);
    expect((await store.saved(client)).lines).to.have.length(2);
    await page.unroute("**/graphql", cut);
    await page.click(parts.noticeAction);
    await page.waitForSelector(inCart(kept, "Save for later"));
    await awaitCartCount(there, 2);
    await lookAtAllLooks(page, "saved-and-cart");
  });

  it("keeps a guest's list with its cart, and merges it at the sign-in", async () => {
    const id = await createProduct(await sharedStack());
    const page = await openPage();
    await putIntoCart(page, id, 2);
    await page.click(parts.toCart);
    await page.click(inCart(id, "Save for later"));
    await page.waitForSelector(parts.emptyCart);
    await page.waitForSelector(".saved >> text=Sign in, and it stays with your account.");
    await page.click(parts.signInLink);
    await fillForm(page, { email: await createAccount(), password: PASSWORD });
    await submit(page);
    await page.waitForURL("**/cart");
    await page.waitForSelector(inList(id, "2 copies"));
    expect(await page.locator(".saved-kept").textContent()).to.equal("");
    await page.click(inList(id, "Move to cart"));
    await awaitCartCount(page, 2);
    expect(await page.isVisible(".saved")).to.equal(false);
  });
});

import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { awaitCartCount, closePages, openPage, settled } from "./support/browser";
import { parts } from "./support/parts";
import {
  awaitCode,
  createAccount,
  fillForm,
  openSignedIn,
  putIntoCart,
  submit,
} from "./support/visitor";

const emptyCart = { version: 0, itemCount: 0, totalCents: 0, expiresAt: null, lines: [] };

describe("shop window, the whole story", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("lets a guest fill the cart, register, verify, sign in, find the cart again and buy it", async () => {
    const stack = await sharedStack();
    const productId = await createProduct(stack, { priceCents: 1999, stock: 10 });
    const email = `story-${randomUUID()}@example.com`;
    const page = await openPage();

    await putIntoCart(page, productId, 2);
    await awaitCartCount(page, 2);
    await page.click(".cart-link");
    await page.click(parts.openAccount);
    await fillForm(page, { email, password: PASSWORD, repeated: PASSWORD });
    await submit(page);
    await page.waitForURL("**/verify**");
    await fillForm(page, { code: await awaitCode(email) });
    await submit(page);
    await page.waitForURL("**/sign-in**");
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForURL((url) => url.pathname === "/cart");
    await page.waitForSelector(`[data-product="${productId}"]`);
    expect(await page.inputValue(`[data-product="${productId}"] input`)).to.equal("2");
    expect(await page.textContent("#total")).to.equal("$39.98");

    await page.click(parts.checkOut);
    expect(await page.textContent("dialog .receipt-total")).to.equal("Total$39.98");
    await page.click("dialog >> text=Buy for $39.98");
    await page.waitForURL("**/account?bought=*");
    const purchase = page.locator(".purchase.new");
    await purchase.waitFor();
    expect(await purchase.locator(".price").textContent()).to.equal("$39.98");
    await awaitCartCount(page, 0);

    const id = new URL(page.url()).searchParams.get("bought")!;
    const mail = (await stack.inbox()).find(
      ({ to, source }) => to.includes(email) && source === "ses",
    );
    const confirmation = await purchase.locator(".confirmation span").textContent();
    if (mail === undefined) expect(confirmation).to.contain("sends no mails");
    else expect(mail.text ?? mail.html).to.contain(id);

    await page.reload();
    await page.waitForSelector(".purchase.new");
  });

  it("counts a double click on the add button as one click", async () => {
    const page = await openPage();
    for (const side of ["left", "right"]) {
      const id = await createProduct(await sharedStack());
      await page.goto(`/product?id=${id}`);
      const { width } = (await page.locator("main .add").boundingBox())!;
      await page.dblclick("main .add", {
        position: { x: side === "left" ? 12 : width - 12, y: 20 },
      });
      await settled(page);
      expect(await page.inputValue(".step-count"), side).to.equal("1");
    }
    await awaitCartCount(page, 2);
  });

  it("shows a guest until when the cart is kept, and why it is empty after that", async () => {
    const page = await openPage();
    await putIntoCart(page, await createProduct(await sharedStack()));
    await page.click(".cart-link");
    await page.waitForSelector(".summary >> text=Your cart is kept until");
    // Simulates that time: in the browser's storage, and in the store's response. This page may
    // still read the cart and store its expiry, so the next one gets the simulated time.
    const term = await page.evaluate<string>(`localStorage.getItem("jukebox.guestCart")`);
    const expired = JSON.stringify({ ...JSON.parse(term), expiresAt: new Date() });
    await page.addInitScript((value) => {
      (globalThis as any).localStorage.setItem("jukebox.guestCart", value);
    }, expired);
    await page.route("**/graphql", async (route) => {
      const response = await route.fetch();
      const reply = await response.json();
      if (reply.data?.cart) Object.assign(reply.data.cart, emptyCart);
      await route.fulfill({ response, json: reply });
    });
    await page.reload();
    await page.waitForSelector(".empty >> text=What you had picked as a guest was kept until");
  });

  it("keeps the carts and sessions of two visitors apart", async () => {
    const productId = await createProduct(await sharedStack());
    const [first, second] = await Promise.all([openPage(), openPage()]);
    await putIntoCart(first, productId, 3);
    await second.goto("/cart");
    await settled(second);
    await awaitCartCount(second, 0);
    await awaitCartCount(first, 3);
  });

  it("starts as a new guest with an empty cart after signing out", async () => {
    const productId = await createProduct(await sharedStack());
    const { page } = await openSignedIn("/", { cart: { [productId]: 1 } });
    await awaitCartCount(page, 1);
    await page.click(parts.signOut);
    await page.waitForSelector("text=You are signed out. See you soon.");
    await settled(page);
    await awaitCartCount(page, 0);
    const identity = "Object.entries(localStorage).find(([key]) => key.endsWith('.identityId'))[1]";
    expect(await page.evaluate(identity)).to.match(/^[\w-]+:[\da-f-]{36}$/);
    const tokens = "Object.keys(sessionStorage).filter((key) => /Token$/.test(key))";
    expect(await page.evaluate(tokens)).to.deep.equal([]);
  });

  it("never leads to another site after a sign-in", async () => {
    const { origin } = await sharedStack();
    const email = await createAccount();
    const page = await openPage();
    for (const next of ["//evil.example/catalogue", "/.//evil.example/x", "/\\evil.example"]) {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await fillForm(page, { email, password: PASSWORD });
      await submit(page);
      await page.waitForURL((url) => url.pathname === "/");
      expect(page.url()).to.equal(`${origin}/`);
      await page.waitForSelector(".card-title");
      await page.evaluate("sessionStorage.clear()"); // a guest again on the next page
    }
  });

  it("sends guests from the account page to the sign-in page and back, and users away from it", async () => {
    const email = await createAccount();
    const page = await openPage();
    await page.goto("/account");
    await page.waitForURL("**/sign-in?next=%2Faccount");
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForURL((url) => url.pathname === "/account");
    await page.goto("/register");
    await page.waitForURL((url) => url.pathname === "/");
  });
});

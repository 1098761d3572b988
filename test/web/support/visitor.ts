import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { createGuest, mailedCode, PASSWORD, register } from "../../support/shopper";
import { sharedStack } from "../../support/stack";
import { settled } from "./browser";

/** Fills in the form of the page; the names are those of its fields. */
export async function fillForm(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await page.fill(`form [name="${name}"]`, value);
}

/** Presses the form's own button. */
export async function submit(page: Page): Promise<void> {
  await page.click("#form button[type=submit]");
}

/** Puts copies of a record into the cart, from its page. */
export async function putIntoCart(page: Page, productId: string, copies = 1): Promise<void> {
  await page.goto(`/product?id=${productId}`);
  await page.click("main .add");
  for (let more = 1; more < copies; more += 1) await page.click("[aria-label^='One more']");
  await settled(page);
}

/** A confirmed account that nobody is signed in to. */
export async function createAccount(): Promise<string> {
  const stack = await sharedStack();
  const email = `visitor-${randomUUID()}@example.com`;
  await register(stack, createGuest(stack), email);
  return email;
}

/** Signs in on the sign-in page, which leads on to `next`. */
export async function signIn(page: Page, email: string, next = "/account"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await fillForm(page, { email, password: PASSWORD });
  await submit(page);
  await page.waitForURL((url) => url.pathname === new URL(next, url).pathname);
  await settled(page);
}

/** The newest code mailed to an address, when it has come. */
export async function awaitCode(email: string): Promise<string> {
  const stack = await sharedStack();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await mailedCode(stack, email);
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

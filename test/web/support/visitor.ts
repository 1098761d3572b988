import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { StoreClient } from "../../support/amplifyClient";
import {
  createGuest,
  mailedCode,
  PASSWORD,
  register,
  signIn as signInClient,
} from "../../support/shopper";
import { sharedStack, type RunningStack } from "../../support/stack";
import { store } from "../../support/store";
import { openPage, settled, type PageOptions } from "./browser";
import { parts } from "./parts";

/** Fills in the form of the page, by the names of its fields. */
export async function fillForm(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await page.fill(`form [name="${name}"]`, value);
}

/** Presses the form's own button. */
export async function submit(page: Page): Promise<void> {
  await page.click("#form button[type=submit]");
}

/** Puts copies of a product into the cart, on its page. */
export async function putIntoCart(page: Page, productId: string, copies = 1): Promise<void> {
  await page.goto(`/product?id=${productId}`);
  await page.click("main .add");
  for (let more = 1; more < copies; more += 1) await page.click(parts.more);
  await settled(page);
}

/** A confirmed account without a signed-in client. */
export async function createAccount(stack?: RunningStack): Promise<string> {
  const running = stack ?? (await sharedStack());
  const email = `visitor-${randomUUID()}@example.com`;
  await register(running, createGuest(running), email);
  return email;
}

/** A page of a user who is signed in. */
export interface UserPage {
  page: Page;
  email: string;
  /** A client with the tokens, and so the session, of the page. */
  client: StoreClient;
}

/** A user to sign in. */
export interface UserOptions {
  /** An existing account. */
  email?: string;
  /** Its password, if it is not the default of all visitors. */
  password?: string;
  /** Initial copies of each product in the cart, by id. */
  cart?: Record<string, number>;
  stack?: RunningStack;
}

export interface UserPageOptions extends PageOptions, UserOptions {}

/**
 * A page of a new signed-in visitor, which shows nothing yet: it gets the tokens of a client.
 * Signing in on the page takes half a second of CPU time; tests of the sign-in use `signIn`.
 */
export async function openAsUser({
  email,
  password,
  cart,
  stack,
  ...options
}: UserPageOptions = {}): Promise<UserPage> {
  const running = stack ?? (await sharedStack());
  const { tokens, ...user } = await signInByClient(running, { email, password, cart });
  const page = await openPage({ baseURL: running.origin, ...options });
  await storeOnce(page, "sessionStorage", tokens);
  return { page, ...user };
}

/** A user who is signed in with a client. */
export interface ClientUser extends Omit<UserPage, "page"> {
  /** The tokens of the client, under their names in a browser. */
  tokens: Map<string, string>;
}

/** Signs a user in with a client, and fills the cart. */
export async function signInByClient(
  stack: RunningStack,
  { email, password, cart = {} }: Omit<UserOptions, "stack">,
): Promise<ClientUser> {
  const client = createGuest(stack);
  const tokens = keepTokens(client);
  const name = email ?? (await createAccount(stack));
  await signInClient(client, name, { ...(password !== undefined && { password }) });
  for (const [productId, copies] of Object.entries(cart))
    await store.add(client, productId, copies);
  return { email: name, client, tokens };
}

/** Like openAsUser, with a page of the site open. */
export async function openSignedIn(
  path = "/account",
  options: UserPageOptions = {},
): Promise<UserPage> {
  const user = await openAsUser(options);
  await user.page.goto(path);
  await settled(user.page);
  return user;
}

/** A page of the admin's pages, with the demo admin of the shared stack signed in. */
export async function openAdmin(path: string): Promise<UserPage> {
  const { demoPassword: password } = await sharedStack();
  return openSignedIn(path, { email: "admin@jukebox.example", password });
}

/**
 * Makes a client store its tokens where a test can read them, under the names that aws-amplify uses
 * in a browser.
 */
function keepTokens({ cognito }: StoreClient): Map<string, string> {
  const kept = new Map<string, string>();
  cognito.cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void kept.set(key, value),
    getItem: async (key) => kept.get(key) ?? null,
    removeItem: async (key) => void kept.delete(key),
    clear: async () => kept.clear(),
  });
  return kept;
}

/** Stores values in a page before it loads, once: after a sign-out they are not restored. */
export async function storeOnce(
  page: Page,
  storage: "localStorage" | "sessionStorage",
  values: Iterable<[key: string, value: string]>,
): Promise<void> {
  await page.addInitScript(
    ({ name, entries }) => {
      const { [name]: target, sessionStorage, location } = globalThis as any;
      if (location.protocol === "about:" || sessionStorage.getItem("test.signedIn") !== null)
        return;
      sessionStorage.setItem("test.signedIn", "yes");
      for (const [key, value] of entries) target.setItem(key, value);
    },
    { name: storage, entries: [...values] },
  );
}

/** Signs in on the sign-in page, which leads to `next`. */
export async function signIn(page: Page, email: string, next = "/account"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await fillForm(page, { email, password: PASSWORD });
  await submit(page);
  await page.waitForURL((url) => url.pathname === new URL(next, url).pathname);
  await settled(page);
}

/** The newest code mailed to an address, as soon as it has arrived. */
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

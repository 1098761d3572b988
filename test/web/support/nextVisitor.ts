import type { Page } from "playwright-core";
import { addDevice } from "../../support/device";
import { sharedStack, type RunningStack } from "../../support/stack";
import { giveCookies, type CookieVisitor } from "./cookieVisitor";
import { createAccount, signInByClient, type UserOptions, type UserPage } from "./visitor";

/**
 * Makes a page that tests share the page of a new visitor: no route, cookie or stored value of the
 * former one is left, in no tab. A page of a new browser context takes three times the CPU time.
 * Tests that change more than that, such as the clock or the network, open a page for themselves.
 */
export async function forgetVisitor(page: Page): Promise<void> {
  const tabs = page.context().pages();
  await Promise.all(tabs.map(leaveSite));
  await page.context().clearCookies();
  for (const tab of tabs) await tab.evaluate("{ localStorage.clear(); sessionStorage.clear(); }");
}

/** Shows a file of the origin without a script: nothing of the site runs that could store a value. */
async function leaveSite(tab: Page): Promise<void> {
  await tab.unrouteAll({ behavior: "ignoreErrors" });
  await tab.goto("/robots.txt");
}

/**
 * Makes a page that tests share the page of a new user, who is signed in. It does not show the site
 * yet.
 */
export async function becomeUser(
  page: Page,
  { stack, ...user }: UserOptions = {},
): Promise<UserPage> {
  await forgetVisitor(page);
  const { tokens, ...signedIn } = await signInByClient(stack ?? (await sharedStack()), user);
  await store(page, "sessionStorage", [...tokens]);
  return { page, ...signedIn };
}

/** Like becomeUser, with the tokens in cookies. */
export async function becomeUserWithCookies(
  page: Page,
  stack: RunningStack,
): Promise<CookieVisitor> {
  await forgetVisitor(page);
  const email = await createAccount(stack);
  const client = await addDevice(stack, email);
  await store(page, "localStorage", await giveCookies(page, stack, { email, client }));
  return { page, email, client };
}

async function store(
  page: Page,
  storage: "localStorage" | "sessionStorage",
  entries: [key: string, value: string][],
): Promise<void> {
  await page.evaluate(
    (given) => {
      for (const [key, value] of given.entries)
        (globalThis as any)[given.storage].setItem(key, value);
    },
    { storage, entries },
  );
}

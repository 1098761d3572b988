import type { Page } from "playwright-core";
import { addDevice, type Device } from "../../support/device";
import type { RunningStack } from "../../support/stack";
import { openPage } from "./browser";
import { ACCESS, REFRESH } from "./tokenSearch";
import { createAccount, storeOnce } from "./visitor";

/** A page of a user whose tokens are in cookies. */
export interface CookieVisitor {
  page: Page;
  email: string;
  /** A client with the tokens, and so the session, of the page. */
  client: Device;
}

/**
 * A page of a new visitor, signed in with cookies, which shows nothing yet: it gets the tokens of a
 * client. The visitor's sign-in is only claimed: tests of the sign-in itself use the page's form.
 */
export async function openWithCookies(stack: RunningStack): Promise<CookieVisitor> {
  const email = await createAccount(stack);
  const [client, page] = await Promise.all([
    addDevice(stack, email),
    openPage({ baseURL: stack.origin }),
  ]);
  await storeOnce(page, "localStorage", await giveCookies(page, stack, { email, client }));
  return { page, email, client };
}

/** Gives a page the cookies of a client. Returns what its script stores about the sign-in. */
export async function giveCookies(
  page: Page,
  stack: RunningStack,
  { email, client }: Omit<CookieVisitor, "page">,
): Promise<[key: string, value: string][]> {
  const { access, refresh, claims } = await client.tokens();
  const { origin_jti: sessionId, exp: expiresAt } = claims;
  const cookies = { [ACCESS]: access, [REFRESH]: refresh };
  // Chromium's protocol rejects secure cookies of HTTP, also of this machine. Cookies have no port.
  const url = stack.origin.replace("http:", "https:");
  await page.context().addCookies(
    Object.entries(cookies).map(([name, value]) => ({
      ...{ name, value, url },
      ...({ httpOnly: true, secure: true, sameSite: "Strict" } as const),
    })),
  );
  return [["jukebox.signedIn", JSON.stringify({ email, sessionId, expiresAt })]];
}

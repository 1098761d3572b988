import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { askOutcome } from "../support/ask";
import { createGuest, mailedCode, PASSWORD, signIn as signInClient } from "../support/shopper";
import { sessionApi } from "../support/device";
import { keysOf, type AwsKeys } from "../support/signed";
import { callCognito } from "../security/support/cognitoCall";
import { startForeignSite } from "../workbench/support/foreignSite";
import { startOwnStack, type OwnStack } from "../support/ownStack";
import { createProduct } from "../support/store";
import {
  awaitCartCount,
  closePages,
  expectNoFaults,
  keepPicture,
  openPage,
  settled,
} from "./support/browser";
import { follow } from "./support/follow";
import { listening } from "./support/listening";
import { openWithCookies } from "./support/cookieVisitor";
import { becomeUserWithCookies, forgetVisitor } from "./support/nextVisitor";
import { parts } from "./support/parts";
import { keepPhonePicture } from "./support/phonePicture";
import { keysOfIdentity, listenWith, sendStolen } from "./support/thief";
import { plantSpy } from "./support/spy";
import {
  ACCESS,
  cookieOf,
  REFRESH,
  textsOf,
  textsWithTokens,
  Traffic,
} from "./support/tokenSearch";
import { createAccount, fillForm, putIntoCart, signIn, submit } from "./support/visitor";

const MINUTE = 60_000;
const NEW_PASSWORD = "Another-Horse-8-Battery";
const REFRESH_SIGN_IN = "mutation { refreshSignIn { sessionId } }";

describe("shop window, tokens in cookies", function () {
  this.timeout(90_000);
  let stack: OwnStack;
  let productId: string;
  /** The page that most tests share. */
  let page: Page;
  before(async () => {
    const config = {
      "jukebox:tokenStorage": "cookie",
      "jukebox:refreshTokenRotation": "true",
    };
    stack = await startOwnStack({ config });
    productId = await createProduct(stack);
    page = await open();
  });
  afterEach(expectNoFaults);
  after(closePages);
  after(() => stack?.stop());

  /** Number of token refreshes of a visitor's pages from now on. */
  function countRefreshes(context: BrowserContext): () => number {
    let count = 0;
    context.on("request", (request) => {
      if (request.postData()?.includes("refreshSignIn")) count += 1;
    });
    return () => count;
  }

  const open = () => openPage({ baseURL: stack.origin });

  /** Another way to the API: a guest of the store's pool with its own keys. */
  function otherGuest(): Promise<AwsKeys> {
    return keysOf(createGuest(stack));
  }

  /** First lines of the mails about security changes to an address. */
  const noticesOf = async (email: string) =>
    (await stack.inbox())
      .filter(({ to, subject }) => to.includes(email) && /account was changed/.test(subject))
      .map(({ text }) => text!.split("\n")[0]);

  async function noteTokens(page: Page): Promise<string[]> {
    const [access, refresh] = await Promise.all(
      [ACCESS, REFRESH].map((name) => cookieOf(page.context(), name)),
    );
    return [access!, refresh!];
  }

  it("brings the cart along, stays signed in, refreshes once in two tabs, and signs out in both; no token can be found", async () => {
    const email = await createAccount(stack);
    const page = await open();
    const context = page.context();
    const traffic = new Traffic(context);
    await plantSpy(context);

    await putIntoCart(page, productId, 2);
    await page.click(parts.signInLink);
    await fillForm(page, { email, password: PASSWORD });
    await listening(page, () => submit(page));
    await awaitCartCount(page, 2);
    expect(await page.textContent("#who")).to.contain(email);
    const secrets = await noteTokens(page);
    expect(textsWithTokens(await textsOf(page), secrets)).to.deep.equal([]);

    await listening(page, () => page.reload());
    await awaitCartCount(page, 2);

    const second = await context.newPage();
    const refreshes = countRefreshes(context);
    stack.clock.advance(61 * MINUTE);
    await Promise.all([page, second].map((tab) => tab.goto("/account")));
    await Promise.all([page, second].map((tab) => tab.waitForSelector(".device.current")));
    expect(refreshes()).to.equal(1);
    secrets.push(...(await noteTokens(page)));
    expect(new Set(secrets).size).to.equal(4); // rotated
    for (const tab of [page, second])
      expect(textsWithTokens(await textsOf(tab), secrets)).to.deep.equal([]);

    await page.click(parts.signOut);
    await second.waitForSelector("text=You signed out in another tab.");
    await page.waitForSelector(parts.signInLink);
    await Promise.all([awaitCartCount(page, 0), awaitCartCount(second, 0)]);
    for (const name of [ACCESS, REFRESH]) expect(await cookieOf(context, name)).to.equal(undefined);
    const received = await traffic.read();
    expect(textsWithTokens(received, secrets)).to.deep.equal([]);
    expect(received.filter((text) => text.includes(PASSWORD))).to.deep.equal([]);
  });

  it("finds a token anywhere a page could store it", async () => {
    const page = await open();
    // A file without a script: the page has only what this test puts there.
    const places = await page.goto("/robots.txt").then(() =>
      page.evaluate(async () => {
        const page = globalThis as any;
        const secrets = ["global", "closure", "storage", "database"].map((name) => `the-${name}`);
        page.deep = { list: [new Map([["key", { value: secrets[0] }]])] };
        page.later = Object.assign(() => undefined, { note: secrets[1] });
        page.sessionStorage.setItem("kept", secrets[2]);
        await new Promise<void>((done) => {
          const request = page.indexedDB.open("kept", 1);
          request.onupgradeneeded = () => request.result.createObjectStore("kept");
          request.onsuccess = () => {
            const writing = request.result.transaction("kept", "readwrite");
            writing.objectStore("kept").put({ value: secrets[3] }, 1);
            writing.oncomplete = () => {
              request.result.close();
              done();
            };
          };
        });
        return secrets;
      }),
    );
    const texts = await textsOf(page);
    for (const place of places)
      expect(textsWithTokens(texts, [place]).length, place).to.be.above(0);
    const claims = Buffer.from('{"token_use":"access"}').toString("base64url");
    expect(textsWithTokens([`x=eyJraWQiOjF9.${claims}.c2lnbmVkLi4`], [])).to.have.length(1);
  });

  it("shows that its session ended elsewhere, and keeps no cookie", async () => {
    const { email } = await becomeUserWithCookies(page, stack);
    await listening(page, () => page.goto("/account"));
    const [, refresh] = await noteTokens(page);
    const other = await signInClient(createGuest(stack), email);
    await sessionApi.endOthers(other.client);
    await page.waitForSelector("text=This device was signed out from another device");
    await expectEventually(async () => (await cookieOf(page.context(), REFRESH)) === undefined);
    const keys = await otherGuest();
    const cookie = `${REFRESH}=${refresh}`;
    const loot = await sendStolen(stack, cookie, { keys, query: REFRESH_SIGN_IN });
    expect(loot).to.deep.include({ errorType: "SessionExpired", tokens: [] });
  });

  it("shows how each device has signed in, and which methods are only claimed", async () => {
    const email = await createAccount(stack);
    const client = createGuest(stack);
    await client.auth.signIn({ username: email, password: PASSWORD });
    await client.field(`mutation { startSession(device: "CLI", signedInBy: PASSKEY) { id } }`);
    await forgetVisitor(page);
    await signIn(page, email);
    await page.waitForSelector(".device:not(.current)");
    const facts = await page.locator(".device .device-method").allTextContents();
    expect(facts.sort()).to.deep.equal([
      " with a passkey (claimed by the device)",
      " with a password",
    ]);
    await keepPicture(page, "account-cookies");
    await keepPhonePicture(page, "account-cookies-phone");
  });

  it("explains Cognito's refusals, and leads a new account to its confirmation", async () => {
    await forgetVisitor(page);
    const email = `visitor-${Date.now()}@example.com`;
    await page.goto("/register?next=%2Fcart");
    await fillForm(page, { email, password: PASSWORD, repeated: PASSWORD });
    await submit(page);
    await page.waitForURL("**/verify**");
    await follow(page, "/sign-in?next=%2Fcart");
    await fillForm(page, { email: "a(b@example.com", password: PASSWORD });
    await submit(page);
    await page.waitForSelector("text=This e-mail address is not accepted.");
    await fillForm(page, { email, password: "not the right one" });
    await submit(page);
    await page.waitForSelector("text=This e-mail address and password do not go together.");
    await keepPicture(page, "sign-in-cookies-refused");
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForURL("**/verify**");
    await page.waitForSelector("text=Confirm your e-mail address first.");
    await fillForm(page, { email, code: await mailedCode(stack, email) });
    await submit(page);
    await page.waitForURL("**/sign-in**");
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForSelector(parts.emptyCart);
    expect(await page.textContent("#who")).to.contain(email);
    await page.click(".who-link");
    await page.waitForSelector(".device.current");
  });

  it("sets a forgotten password by a mailed code; the sign-in with it works, and the owner gets a mail", async () => {
    const email = await createAccount(stack);
    const page = await open();
    const traffic = new Traffic(page.context());
    await page.goto("/sign-in?next=%2Faccount");
    await page.click("form a[href^='/forgot-password']");
    await page.waitForURL("**/forgot-password?next=%2Faccount");
    await fillForm(page, { email });
    await submit(page);
    await page.waitForSelector("#code");
    await fillForm(page, { code: await mailedCode(stack, email), password: NEW_PASSWORD });
    await submit(page);
    await page.waitForURL("**/sign-in?next=%2Faccount");
    expect(await noticesOf(email)).to.deep.equal([]); // of the sign-in, which proves the user
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForSelector("text=This e-mail address and password do not go together.");
    await fillForm(page, { password: NEW_PASSWORD });
    await submit(page);
    await page.waitForSelector(".device.current");
    await expectEventually(async () => (await noticesOf(email)).length > 0);
    expect(await noticesOf(email)).to.deep.equal(["Your password was changed."]);
    const received = await traffic.read();
    expect(textsWithTokens(received, await noteTokens(page))).to.deep.equal([]);
  });

  it("ends the former session with a fresh sign-in, and revokes its refresh token", async () => {
    const { email } = await becomeUserWithCookies(page, stack);
    const former = await noteTokens(page);
    await page.goto("/sign-in?next=%2Faccount&again=yes");
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForSelector(".device.current");
    const current = await noteTokens(page);
    expect(new Set([...former, ...current]).size).to.equal(4);
    expect(await page.locator(".device").count()).to.equal(1);
    expect(await askOutcome(stack, former[0]!, "{ session { id } }")).to.equal("SessionEnded");
    const refreshWith = async (token: string | undefined) =>
      (await callCognito(stack, "GetTokensFromRefreshToken", { RefreshToken: token })).body;
    expect(await refreshWith(former[1])).to.deep.include({
      __type: "NotAuthorizedException",
      message: "Refresh Token has been revoked",
    });
    expect(await refreshWith(current[1])).to.have.property("AuthenticationResult");
  });

  it("deletes cookies later if they could not be deleted at the sign-out", async () => {
    await becomeUserWithCookies(page, stack);
    await page.goto("/account");
    await settled(page);
    const context = page.context();
    await page.route("**/graphql/refresh", (route) => route.abort());
    await page.click(parts.signOut);
    await page.waitForSelector(parts.failure);
    expect(await cookieOf(context, REFRESH)).to.not.equal(undefined);
    await page.unroute("**/graphql/refresh");
    await page.goto("/");
    await expectEventually(async () => (await cookieOf(context, REFRESH)) === undefined);
    expect(await page.textContent("#who")).to.equal("Sign in");
  });

  it("deletes tokens of an earlier storage, and requires a new sign-in", async () => {
    await forgetVisitor(page);
    await page.evaluate(() => {
      const { localStorage } = globalThis as any;
      localStorage.setItem("CognitoIdentityServiceProvider.x.LastAuthUser", "somebody");
      localStorage.setItem("CognitoIdentityServiceProvider.x.somebody.accessToken", "a.b.c");
    });
    await page.goto("/account");
    await page.waitForURL("**/sign-in**");
    const kept = await page.evaluate(() => Object.keys((globalThis as any).localStorage));
    expect(kept.filter((key) => key.startsWith("Cognito"))).to.deep.equal([]);
  });

  describe("under attack", () => {
    it("does nothing for any request of a page of another origin", async () => {
      const { email } = await becomeUserWithCookies(page, stack);
      const before = await noteTokens(page);
      const foreign = await startForeignSite();
      const statuses: number[] = [];
      try {
        // Different ports of one host are one site, so SameSite cookies are sent. A page of another
        // host is another site.
        const other = await page.context().newPage();
        other.on("response", (response) => {
          if (response.url().includes("/graphql")) statuses.push(response.status());
        });
        for (const origin of [foreign.origin, foreign.origin.replace("localhost", "127.0.0.1")]) {
          await other.goto(origin);
          const query = `mutation { addCartItem(productId: "${productId}") { id } }`;
          await other.evaluate(sendFromElsewhere, { origin: stack.origin, query });
          await other.waitForURL(`${stack.origin}/graphql`);
        }
        await other.close();
      } finally {
        await foreign.stop();
      }
      expect(statuses.filter((status) => status === 200)).to.deep.equal([]);
      expect(statuses.length).to.be.at.least(4);
      expect(await noteTokens(page)).to.deep.equal(before);
      await page.goto("/cart");
      await page.waitForSelector(parts.emptyCart);
      expect(await page.textContent("#who")).to.contain(email);
    });

    it("lets an injected script act while the page is open, and gives it no token", async () => {
      await becomeUserWithCookies(page, stack);
      await page.goto("/account");
      await settled(page);
      const secrets = await noteTokens(page);
      const got = await page.evaluate(async () => {
        const { document } = globalThis as any;
        const texts = [document.cookie];
        for (const [path, query] of [
          ["/graphql", "{ session { id } }"],
          ["/graphql/refresh", "mutation { refreshSignIn { sessionId } }"],
          ["/graphql/refresh", "{ session { id } }"],
        ] as const) {
          const response = await fetch(path, {
            method: "POST",
            headers: { "content-type": "application/json", "x-jukebox-page": "1" },
            body: JSON.stringify({ query }),
          });
          texts.push(await response.text(), JSON.stringify([...response.headers]));
        }
        return texts;
      });
      expect(got[0]).to.equal("");
      expect(JSON.parse(got[1]!).data.session.id).to.be.a("string");
      expect(textsWithTokens(got, secrets)).to.deep.equal([]);
    });

    it("returns nothing for a refresh cookie that was rotated or signed out", async () => {
      await becomeUserWithCookies(page, stack);
      const [, first] = await noteTokens(page);
      stack.clock.advance(61 * MINUTE);
      await page.goto("/account");
      await page.waitForSelector(".device.current");
      const [, second] = await noteTokens(page);
      expect(second).to.not.equal(first);
      stack.clock.advance(2 * MINUTE); // past the minute of grace
      const keys = await otherGuest();
      const replay = (token: string) =>
        sendStolen(stack, `${REFRESH}=${token}`, { keys, query: REFRESH_SIGN_IN });
      const nothing = { errorType: "SessionExpired", data: { refreshSignIn: null }, tokens: [] };
      expect(await replay(first!)).to.deep.equal(nothing);
      await page.click(parts.signOut);
      await page.waitForSelector(parts.signInLink);
      expect(await replay(second!)).to.deep.equal(nothing);
      expect(await replay("x")).to.deep.equal(nothing);
    });

    it("lets only the guest of a ticket subscribe with it, and do nothing else with it", async () => {
      const { page } = await openWithCookies(stack);
      const tickets: string[] = [];
      page.on("response", async (response) => {
        const text = await response.text().catch(() => "");
        const { ticket } = JSON.parse(text || "{}").data?.startListening ?? {};
        if (ticket !== undefined) tickets.push(ticket);
      });
      const identityOf = () =>
        page.evaluate(() => {
          const { localStorage } = globalThis as any;
          const key = Object.keys(localStorage).find((name) => name.endsWith(".identityId"));
          return localStorage.getItem(key) as string;
        });
      await listening(page, () => page.goto("/account"));
      const listen = (keys: AwsKeys) => listenWith(stack, tickets[0]!, keys);
      expect(await listen(await otherGuest())).to.equal("SessionRequired");
      // Also a caller who knows the identity's id: Cognito gives its credentials to any caller who
      // names it.
      const same = await keysOfIdentity(stack, await identityOf());
      expect(await listen(same)).to.equal("start_ack");
      const read = await sendStolen(stack, "", {
        keys: same,
        query: "{ sessions { id } }",
      });
      expect(read.data).to.equal(undefined);
      await page.click(parts.signOut);
      await page.waitForSelector(parts.signInLink);
      expect(await listen(same)).to.equal("SessionRequired");
    });
  });
});

/**
 * The requests that a page of another origin can send: requests whose responses it cannot read, one
 * with a preflight, and a form.
 */
async function sendFromElsewhere({ origin, query }: { origin: string; query: string }) {
  const { document } = globalThis as any;
  const body = JSON.stringify({ query });
  for (const [path, mode, headers] of [
    ["/graphql", "no-cors", { "content-type": "text/plain" }],
    ["/graphql/refresh", "no-cors", {}],
    ["/graphql", "cors", { "content-type": "application/json", "x-jukebox-page": "1" }],
  ] as const) {
    const init = { method: "POST", credentials: "include", mode, headers, body } as const;
    await fetch(origin + path, init as RequestInit).catch(() => undefined);
  }
  const form = document.createElement("form");
  const input = document.createElement("input");
  [input.name, input.value] = [body, ""];
  Object.assign(form, { method: "post", enctype: "text/plain", action: `${origin}/graphql` });
  form.append(input);
  document.body.append(form);
  form.submit();
}

async function expectEventually(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 5000; !(await isSo());) {
    if (Date.now() > deadline) throw new Error("It did not come about within five seconds.");
    await new Promise((done) => setTimeout(done, 25));
  }
}

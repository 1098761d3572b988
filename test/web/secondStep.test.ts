import { expect } from "chai";
import type { Page } from "playwright-core";
import { recordRoundTrips } from "../support/recordRoundTrips";
import { mailedCode, PASSWORD } from "../support/shopper";
import { startOwnStack, type OwnStack } from "../support/stack";
import { totpCode } from "../support/totpCode";
import { expectAccessible } from "./support/axe";
import { closePages, keepPicture, openPage, settled, show } from "./support/browser";
import { follow } from "./support/follow";
import { parts } from "./support/parts";
import { setTokenStorage } from "./support/tokenStorage";
import { createAccount, fillForm, openSignedIn, submit } from "./support/visitor";

const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };

const WRONG = "text=This code is not right. Enter the one that your app shows now.";

/** Checks the page in dark colours on a phone and in light colours on a wide screen. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const [size, kind, colorScheme] of [
    [PHONE, "phone", "dark"],
    [WIDE, "wide", "light"],
  ] as const) {
    await show(page, { ...size, colorScheme });
    await expectAccessible(page);
    const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(overflow), `${name} on ${kind}`).to.equal(0);
    await keepPicture(page, `secondStep-${name}-${kind}`);
  }
}

/** The key that the page shows, after its QR code is drawn. */
async function shownSecret(page: Page): Promise<string> {
  await page.waitForSelector(".qr-code");
  return (await page.textContent(parts.appSecret))!.replaceAll(" ", "");
}

describe("shop window, second step of sign-in", function () {
  this.timeout(120_000);
  afterEach(closePages);

  it("is set up on the account page, and turned off", async () => {
    const { page } = await openSignedIn("/account");
    await page.click(parts.setUpApp);
    const secret = await shownSecret(page);
    expect(await page.getAttribute(".app-set-up a", "href")).to.match(
      new RegExp(
        `^otpauth://totp/Jukebox:visitor-.*%40example.com\\?secret=${secret}&issuer=Jukebox$`,
      ),
    );
    await lookAt(page, "setUp");
    await page.fill("#code", totpCode(secret, { steps: 99 }));
    await page.click("#second-step [type=submit]");
    await page.waitForSelector(WRONG);
    await page.fill("#code", totpCode(secret).replace(/^.../, "$& "));
    await page.click("#second-step [type=submit]");
    await page.waitForSelector(parts.secondStepOn);
    await page.waitForSelector("text=We have mailed you about it.");
    await lookAt(page, "on");
    await page.reload();
    await page.click(parts.turnOffApp);
    await page.click(parts.confirm);
    await page.waitForSelector("text=Your second step is off.");
    await page.waitForSelector(parts.setUpApp);
    await lookAt(page, "off");
  });

  describe("if the store requires it", () => {
    let stack: OwnStack;
    before(async () => {
      const config = { "jukebox:mfa": "required", "jukebox:tokenStorage": "cookie" };
      stack = await startOwnStack({ config });
    });
    after(() => stack?.stop());
    const codeOf = (secret: string, steps = 0): string =>
      totpCode(secret, { steps, now: stack.clock.now() });
    const signIn = async (page: Page, email: string) => {
      await fillForm(page, { email, password: PASSWORD });
      await submit(page);
    };
    const enter = async (page: Page, code: string) => {
      await page.fill("#code", code);
      await submit(page);
    };

    it("is set up at sign-in, requested at a fresh one, and shows errors of a code", async () => {
      const email = await createAccount(stack);
      const page = await openPage({ baseURL: stack.origin });
      // The API supports all storages at once.
      await setTokenStorage(page, "session");
      await page.goto("/sign-in?next=/account");
      await signIn(page, email);
      const secret = await shownSecret(page);
      await lookAt(page, "setUpAtSignIn");
      await enter(page, codeOf(secret));
      await page.waitForURL((url) => url.pathname === "/account");
      await page.waitForSelector(parts.secondStepOn);
      expect(await page.locator(parts.turnOffApp).count()).to.equal(0);

      stack.clock.advance(301_000);
      await page.click(parts.setUpApp);
      await page.waitForURL("**/sign-in?next=%2Faccount%23second-step&again=yes");
      await page.waitForSelector("text=Sign in once more first");
      expect(await page.inputValue("#email")).to.equal(email);
      await signIn(page, email);
      await page.waitForSelector("#code");
      await lookAt(page, "code");
      await enter(page, "000000");
      await page.waitForSelector(WRONG);
      await enter(page, codeOf(secret));
      await page.waitForURL("**/account#second-step");
      await settled(page);
      // The new session has replaced this device's old one.
      expect(await page.locator(".device").count()).to.equal(1);

      await page.click(parts.setUpApp);
      const next = await shownSecret(page);
      expect(next).not.to.equal(secret);
      await page.fill("#code", codeOf(next));
      await page.click("#second-step [type=submit]");
      await page.waitForSelector("text=Your second step is on.");

      await follow(page, "/sign-in?again=yes");
      await signIn(page, email);
      await page.waitForSelector("#code");
      await enter(page, codeOf(next));
      await page.waitForSelector("text=This code was used before.");
      stack.clock.advance(16 * 60_000);
      await enter(page, codeOf(next));
      await page.waitForSelector("text=That took too long.");
      await page.waitForSelector("#password");
    });

    it("with cookies: is set up at sign-in and asked for again before the account is deleted; the password is changed by a mailed code", async () => {
      const email = await createAccount(stack);
      const page = await openPage({ baseURL: stack.origin });
      let secret = "";
      const trips = await recordRoundTrips(stack, async () => {
        await page.goto("/sign-in?next=/account");
        await signIn(page, email);
        secret = await shownSecret(page);
        await enter(page, codeOf(secret, 99));
        await page.waitForSelector(WRONG);
        await enter(page, codeOf(secret));
        await page.waitForURL((url) => url.pathname === "/account");
        await page.waitForSelector(parts.secondStepOn);
      });
      expect(trips).to.deep.include({
        "Mutation.setUpSignIn": [["Cognito AssociateSoftwareToken"]],
        "Mutation.confirmSetUp": [["Cognito VerifySoftwareToken"]],
        "Mutation.answerSignIn": [
          ["Cognito RespondToAuthChallenge"], // the password; the code of the app follows
          ["Cognito RespondToAuthChallenge", "TransactWriteItems sessions"],
        ],
      });

      stack.clock.advance(301_000);
      await page.click(parts.deleteAccount);
      await page.click(parts.confirm);
      await page.waitForURL("**/sign-in?next=%2Faccount%23deletion&again=yes");
      await signIn(page, email);
      await page.waitForSelector("#code");
      await enter(page, codeOf(secret, 99));
      await page.waitForSelector(WRONG);
      await enter(page, codeOf(secret));
      await page.waitForURL("**/account#deletion");
      await settled(page);
      expect(await page.locator(".device").count()).to.equal(1);

      await page.click(parts.changePasswordByMail);
      await page.waitForURL("**/forgot-password?next=%2Faccount");
      expect(await page.getAttribute("#form .form-after a", "href")).to.equal("/account");
      await submit(page);
      await page.waitForSelector("#code");
      await page.fill("#password", "Another-Horse-8-Battery");
      await enter(page, await mailedCode(stack, email));
      await page.waitForURL((url) => url.pathname === "/account");
      await settled(page);

      await page.click(parts.deleteAccount);
      await page.click(parts.confirm);
      await page.waitForSelector("text=Your account is deleted.");
      const mails = (await stack.inbox()).filter(
        ({ to, subject }) => to.includes(email) && /account was changed/.test(subject),
      );
      expect(mails.map(({ text }) => text!.split("\n")[0])).to.deep.equal([
        "Your account was deleted. All its devices are signed out.",
        "Your password was changed.",
      ]);
      expect(await page.textContent("#who")).to.equal("Sign in");
    });
  });
});

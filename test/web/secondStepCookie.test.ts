import { expect } from "chai";
import type { Page } from "playwright-core";
import { recordRoundTrips } from "../support/recordRoundTrips";
import { mailedCode, PASSWORD } from "../support/shopper";
import { startOwnStack, type OwnStack } from "../support/stack";
import { totpCode } from "../support/totpCode";
import { closePages, openPage, settled } from "./support/browser";
import { parts } from "./support/parts";
import { createAccount, fillForm, submit } from "./support/visitor";

const WRONG = "text=This code is not right. Enter the one that your app shows now.";

describe("shop window, second step of sign-in with cookies", function () {
  this.timeout(120_000);
  let stack: OwnStack;
  before(async () => {
    const config = { "jukebox:mfa": "required", "jukebox:tokenStorage": "cookie" };
    stack = await startOwnStack({ config });
  });
  afterEach(closePages);
  after(() => stack?.stop());

  const enter = async (page: Page, code: string) => {
    await page.fill("#code", code);
    await submit(page);
  };

  it("is set up at sign-in and asked for again before the account is deleted; the password is changed by a mailed code", async () => {
    const email = await createAccount(stack);
    const page = await openPage({ baseURL: stack.origin });
    let secret = "";
    const trips = await recordRoundTrips(stack, async () => {
      await page.goto("/sign-in?next=/account");
      await fillForm(page, { email, password: PASSWORD });
      await submit(page);
      await page.waitForSelector(".qr-code");
      secret = (await page.textContent(parts.appSecret))!.replaceAll(" ", "");
      await enter(page, totpCode(secret, { steps: 99 }));
      await page.waitForSelector(WRONG);
      await enter(page, totpCode(secret, { steps: -1 }));
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
    await fillForm(page, { email, password: PASSWORD });
    await submit(page);
    await page.waitForSelector("#code");
    await enter(page, totpCode(secret, { steps: 99 }));
    await page.waitForSelector(WRONG);
    await enter(page, totpCode(secret, { now: stack.clock.now() }));
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
    const mails = (await stack.inbox()).filter(({ subject }) =>
      /account was changed/.test(subject),
    );
    expect(mails.map(({ text }) => text!.split("\n")[0])).to.deep.equal([
      "Your account was deleted. All its devices are signed out.",
      "Your password was changed.",
    ]);
    expect(await page.textContent("#who")).to.equal("Sign in");
  });
});

import { expect } from "chai";
import type { Page } from "playwright-core";
import { recordRoundTrips } from "../support/recordRoundTrips";
import { PASSWORD } from "../support/shopper";
import { startOwnStack, type OwnStack } from "../support/ownStack";
import { closePages, expectNoFaults, openPage, settled } from "./support/browser";
import { follow } from "./support/follow";
import { listening } from "./support/listening";
import { lookAtAllLooks } from "./support/looks";
import { becomeUser, becomeUserWithCookies, forgetVisitor } from "./support/nextVisitor";
import { passkeyNamesReader } from "./support/passkeyNamesItem";
import { parts } from "./support/parts";
import { SIGN_IN_COSTS } from "./support/signInCosts";
import { setTokenStorage } from "./support/tokenStorage";
import { addAuthenticator, type VirtualAuthenticator } from "./support/virtualAuthenticator";
import { createAccount, fillForm, submit } from "./support/visitor";

/** The browser's, inside functions that run there; only web/ has the types of the DOM. */
declare const globalThis: any;

const row = "#passkeys li";
const addPasskey = "[data-testid=add-passkey]";
const removePasskey = "[data-testid=remove-passkey]";
const renamePasskey = "[data-testid=rename-passkey]";
const leaveName = "dialog [data-testid=leave-name]";
const nameField = "dialog [name=passkey-name]";
const usePassword = "[data-testid=use-password]";

describe("shop window, passkeys", function () {
  this.timeout(60_000);
  let stack: OwnStack;
  before(async () => {
    stack = await startOwnStack({
      config: {
        "jukebox:passkeys": "true",
        "jukebox:tokenStorage": "cookie",
        "jukebox:emailSender": "shop@example.com",
      },
    });
  });
  after(() => stack?.stop());

  /** The page that the tests of one token storage share. */
  let page: Page;
  let authenticator: VirtualAuthenticator;
  /** Shares a page that uses this token storage: the API supports all storages at once. */
  const sharePage = (tokenStorage: "cookie" | "session") => {
    before(async () => {
      page = await openPage({ baseURL: stack.origin });
      if (tokenStorage === "session") await setTokenStorage(page, tokenStorage);
      authenticator = await addAuthenticator(page);
    });
    beforeEach(() => authenticator.reset());
    afterEach(expectNoFaults);
    after(closePages);
  };
  /** Shows the account of a new user without a passkey, and returns the e-mail address. */
  const visit = async (tokenStorage: "cookie" | "session"): Promise<string> => {
    const { email } = await (tokenStorage === "cookie"
      ? becomeUserWithCookies(page, stack)
      : becomeUser(page, { stack }));
    await page.goto("/account");
    await settled(page);
    return email;
  };
  const signInWithPassword = async (page: Page, email: string) => {
    await fillForm(page, { email });
    await page.click(usePassword);
    await fillForm(page, { password: PASSWORD });
    await submit(page);
    await arrive(page);
  };
  const signInPage = "/sign-in?next=%2Faccount";
  const askForPasskey = async (page: Page, email: string) => {
    await follow(page, signInPage);
    await fillForm(page, { email });
    await submit(page);
  };
  const arrive = async (page: Page) => {
    await page.waitForURL((url) => url.pathname === "/account");
    await settled(page);
  };
  const signOut = async (page: Page) => {
    await page.click(parts.signOut);
    await page.waitForURL((url) => url.pathname === "/");
    await settled(page);
  };
  /** Adds a passkey and keeps the name from Cognito. */
  const add = async (page: Page) => {
    await page.click(addPasskey);
    await page.click(leaveName);
    await page.locator(nameField).waitFor({ state: "detached" });
  };
  const remove = async (page: Page) => {
    await page.click(removePasskey);
    await page.click(parts.confirm);
    await page.locator(row).waitFor({ state: "detached" });
  };
  const mailsTo = async (email: string) =>
    (await stack.inbox()).filter(({ to }) => to.includes(email)).map(({ text }) => text ?? "");

  const itManagesPasskeys = (tokenStorage: "cookie" | "session") =>
    it("registers, lists, signs in with and removes a passkey", async () => {
      const email = await visit(tokenStorage);
      expect(await page.textContent("#passkeys")).to.contain("You have no passkey yet.");
      await add(page);
      expect(await page.textContent(row)).to.match(/Platform passkey.*Added/s);
      expect(await authenticator.passkeys()).to.have.length(1);
      expect((await mailsTo(email))[0]).to.contain("A passkey was added");

      await signOut(page);
      await askForPasskey(page, email);
      await arrive(page);
      expect(await page.textContent(".account-who")).to.contain(email);
      expect(await page.textContent(".device.current")).to.contain("with a passkey");
      expect(await page.locator(row).count()).to.equal(1);

      await remove(page);
      expect((await mailsTo(email))[0]).to.contain("A passkey was removed");
      await signOut(page);
      await askForPasskey(page, email);
      await page.waitForSelector("text=No passkey signs in to this account here.");
      await fillForm(page, { password: PASSWORD });
      await submit(page);
      await arrive(page);
    });

  describe("with tokens in cookies", () => {
    sharePage("cookie");
    itManagesPasskeys("cookie");

    it("requires a fresh sign-in before it changes a passkey", async () => {
      const email = await visit("cookie");
      stack.clock.advance(301_000);
      await page.click(addPasskey);
      await page.waitForURL((url) => url.pathname === "/sign-in");
      expect(await page.inputValue("#email")).to.equal(email);
      await page.click(usePassword);
      await fillForm(page, { password: PASSWORD });
      await submit(page);
      await arrive(page);
      await add(page);
      expect(await page.locator(row).count()).to.equal(1);
    });

    it("names a passkey when it is added and later, by keyboard, and deletes the name with the passkey", async () => {
      const email = await visit("cookie");
      const readNames = await passkeyNamesReader(stack, email);
      await page.click(addPasskey);
      await page.waitForSelector(nameField);
      // The name from Cognito is selected: typing replaces it.
      await page.keyboard.type("  Work phone ");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${row} >> text=Work phone`);
      await page.waitForSelector("text=Your passkey is added.");
      const mails = await mailsTo(email);

      await page.focus(renamePasskey);
      await page.keyboard.press("Enter");
      await page.waitForSelector(nameField);
      expect(await page.inputValue(nameField)).to.equal("Work phone");
      await page.fill(nameField, "");
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog >> text=This is needed.");
      await page.fill(nameField, "n".repeat(61));
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog >> text=A name has at most 60 here.");
      await page.fill(nameField, "turned \u202eround");
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog [role=alert] >> text=marks of direction");
      await page.fill(nameField, "Ünser Télefon <b>");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${row} >> text=Ünser Télefon <b>`);
      expect(await page.evaluate(() => globalThis.document.activeElement.id)).to.equal(
        "passkeys-title",
      );
      expect(await mailsTo(email), "no mail about a name").to.deep.equal(mails);

      await page.focus(renamePasskey);
      await page.keyboard.press("Enter");
      await page.waitForSelector(nameField);
      await page.keyboard.press("Escape");
      await page.locator(nameField).waitFor({ state: "detached" });
      expect(await page.evaluate(() => globalThis.document.activeElement.dataset.testid)).to.equal(
        "rename-passkey",
      );
      await page.reload();
      await page.waitForSelector(`${row} >> text=Ünser Télefon <b>`);
      const { PasskeyNames, ...others } = (await readNames())!;
      expect(Object.values(PasskeyNames!.M!)).to.deep.equal([{ S: "Ünser Télefon <b>" }]);
      expect(others, "no expiry").to.have.keys("OwnerId", "SessionId");
      expect(await page.locator(".device.current").count(), "sessions listed").to.equal(1);

      await remove(page);
      expect((await readNames())!.PasskeyNames).to.deep.equal({ M: {} });
      await add(page);
      expect(await page.textContent(row)).to.contain("Platform passkey");
    });

    it("deletes all names with the account", async () => {
      const email = await visit("cookie");
      await page.click(addPasskey);
      await page.fill(nameField, "Gone soon");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${row} >> text=Gone soon`);
      const readNames = await passkeyNamesReader(stack, email);
      expect(await readNames()).to.include.keys("PasskeyNames");
      await page.click(parts.deleteAccount);
      await page.click(parts.confirm);
      await page.waitForURL((url) => url.pathname === "/");
      expect(await readNames()).to.have.keys("OwnerId", "SessionId", "ExpiresAt");
    });

    it("makes the round trips that docs/api.md lists", async () => {
      const email = await createAccount(stack);
      await forgetVisitor(page);
      const trips = await recordRoundTrips(stack, async () => {
        await page.goto(signInPage);
        await listening(page, () => signInWithPassword(page, email));
        await page.click(addPasskey);
        await page.fill(nameField, "Work phone");
        await page.keyboard.press("Enter");
        await page.waitForSelector(`${row} >> text=Work phone`);
        await listening(page, () => page.goto("/sign-in?next=%2Faccount&again=yes"));
        await fillForm(page, { email });
        await submit(page);
        await arrive(page);
        await remove(page);
      });
      stack.clock.advance(61 * 60_000);
      const later = await recordRoundTrips(stack, async () => {
        await page.reload();
        await settled(page);
        await signOut(page);
      });
      for (const field of ["Mutation.refreshSignIn", "Mutation.signOut"])
        trips[field] = later[field]!;
      const counted = Object.keys(SIGN_IN_COSTS).map((field) => [field, trips[field]]);
      expect(Object.fromEntries(counted)).to.deep.equal(SIGN_IN_COSTS);
    });
  });

  describe("with tokens in session storage", () => {
    sharePage("session");
    itManagesPasskeys("session");

    it("shows an error if the device does not verify its user, and signs in on the next attempt", async () => {
      const email = await visit("session");
      await authenticator.knowUser(false);
      await page.click(addPasskey);
      await page.waitForSelector("text=Your passkey could not be added. No passkey was used");
      await authenticator.knowUser(true);
      await add(page);
      await page.click(addPasskey);
      await page.waitForSelector("text=holds a passkey of your account already");
      await signOut(page);
      await authenticator.knowUser(false);
      await askForPasskey(page, email);
      await page.waitForSelector("form [role=alert] >> text=No passkey was used");
      await authenticator.knowUser(true);
      await submit(page);
      await arrive(page);
    });

    it("is accessible and fits every width", async () => {
      const email = await createAccount(stack);
      await forgetVisitor(page);
      await page.goto(signInPage);
      await settled(page);
      await lookAtAllLooks(page, "sign-in-passkey");
      await signInWithPassword(page, email);
      await page.click(addPasskey);
      await page.fill(nameField, "W".repeat(60));
      await lookAtAllLooks(page, "passkey-name");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${row} >> text=WWW`);
      await page.click(".notice-close");
      await lookAtAllLooks(page, "account-passkeys");
    });
  });

  describe("without passkeys in the browser", () => {
    afterEach(closePages);

    it("asks for the password only", async () => {
      const email = await createAccount(stack);
      const page = await openPage({ baseURL: stack.origin });
      await setTokenStorage(page, "session");
      await page.addInitScript(() => {
        delete globalThis.PublicKeyCredential;
      });
      await page.goto(signInPage);
      expect(await page.locator(usePassword).count()).to.equal(0);
      await fillForm(page, { email, password: PASSWORD });
      await submit(page);
      await arrive(page);
      expect(await page.locator("#passkeys").count()).to.equal(0);
    });
  });
});

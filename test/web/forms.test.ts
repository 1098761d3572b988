import { expect } from "chai";
import type { Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { expectAccessible } from "./support/axe";
import { closePages, expectNoFaults, keepPicture, openPage } from "./support/browser";
import { follow } from "./support/follow";
import { parts } from "./support/parts";
import { keepPhonePicture } from "./support/phonePicture";
import { fillForm, openSignedIn, submit } from "./support/visitor";

const longAddress = `${"a".repeat(120)}@example.com`;

describe("shop window, error messages of forms", function () {
  this.timeout(60_000);
  afterEach(expectNoFaults);
  after(closePages);
  let guest: Page | undefined;
  /** The page of a guest, the same for all tests, with an empty form. */
  const openForm = async (path: string) => {
    if (guest === undefined) {
      guest = await openPage();
      await guest.goto(path);
    } else {
      await follow(guest, path);
    }
    await guest.waitForSelector("#form button[type=submit]");
    return guest;
  };

  it("shows each error of a registration next to its field, and sends no request for an invalid form", async () => {
    const page = await openForm("/register");
    let asked = 0;
    page.on("request", (request) => {
      if (request.headers()["x-amz-target"]?.endsWith("SignUp")) asked += 1;
    });
    const faults: [string, string, string, RegExp][] = [
      ["email", longAddress, "email", /132 characters long.*at most 128/],
      ["email", "some body@example.com", "email", /a space/],
      ["password", "x".repeat(257), "password", /257 characters long.*at most 256/],
      ["password", ` ${PASSWORD}`, "password", /begin with a space/],
      ["password", `${PASSWORD} `, "password", /end with a space/],
      ["password", "short", "password", /5 characters long.*at least 10/],
    ];
    for (const [field, value, place, fault] of faults) {
      await fillForm(page, { email: "a@b.co", password: PASSWORD, repeated: PASSWORD });
      await fillForm(page, { [field]: value });
      await submit(page);
      expect(await page.textContent(`#${place}-error`), value).to.match(fault);
      expect(await page.evaluate("document.activeElement.id")).to.equal(place);
    }
    expect(asked).to.equal(0);
    await fillForm(page, { email: "somebody", password: `${PASSWORD} `, repeated: "" });
    await submit(page);
    for (const name of ["email", "password", "repeated"])
      expect(await page.textContent(`#${name}-error`), name).to.not.equal("");
    expect(await page.evaluate("document.activeElement.id")).to.equal("email");
    await expectAccessible(page);
    await keepPicture(page, "register-faults-wide");
    await keepPhonePicture(page, "register-faults-phone");
  });

  it("shows errors on the sign-in page, and where a code is typed", async () => {
    const page = await openForm("/sign-in");
    await fillForm(page, { email: longAddress, password: `${PASSWORD} ` });
    await submit(page);
    expect(await page.textContent("#email-error")).to.contain("132 characters");
    expect(await page.textContent("#password-error")).to.contain("end with a space");
    await openForm("/verify");
    await fillForm(page, { email: "a b@example.com", code: "12345678901234" });
    await submit(page);
    expect(await page.textContent("#email-error")).to.contain("a space");
    expect(await page.textContent("#code-error")).to.equal("The code has six digits.");
  });

  it("shows errors that only Cognito finds, at their field", async () => {
    const page = await openForm("/register");
    await page.route("**/*", (route) => {
      const target = route.request().headers()["x-amz-target"] ?? "";
      if (!target.endsWith(".SignUp")) return route.fallback();
      const message =
        "1 validation error detected: Value at 'username' failed to satisfy constraint";
      return route.fulfill({
        status: 400,
        headers: { "x-amzn-errortype": "InvalidParameterException:" },
        json: { __type: "InvalidParameterException", message },
      });
    });
    await fillForm(page, { email: "a@b.co", password: PASSWORD, repeated: PASSWORD });
    await submit(page);
    await page.waitForSelector("#email-error >> text=This e-mail address is not accepted.");
    await page.unroute("**/*");
  });

  it("shows the errors of a new password on the account page", async () => {
    const { page } = await openSignedIn();
    await page.fill("#old-password", PASSWORD);
    await page.fill("#new-password", `${"x".repeat(256)} `);
    await page.click(parts.changePassword);
    expect(await page.textContent("#new-password-error")).to.contain("end with a space");
    expect(await page.textContent("#old-password-error")).to.equal("");
  });
});

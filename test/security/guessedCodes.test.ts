import { expect } from "chai";
import { createGuest, mailedCode, PASSWORD, register } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { callCognito, cognitoOutcome } from "./support/cognitoCall";
import { attempt } from "./support/srpAttempt";

const MISMATCH = "CodeMismatchException: Invalid verification code provided, please try again.";
const LIMIT = "LimitExceededException: Attempt limit exceeded, please try after some time.";
const EXPIRED = "ExpiredCodeException: Invalid code provided, please request a code again.";
const NEW_PASSWORD = "Another-Horse-8-Battery";
const TRIES = 5;

/** Codes that differ from this one. */
function guesses(code: string): string[] {
  return Array.from({ length: TRIES }, (_, index) =>
    String((Number(code) + index + 1) % 1_000_000).padStart(6, "0"),
  );
}

// The expiry of codes (24 hours to confirm, one to reset) is tested with its own clock in
// test/local/cognitoIdp.
describe("Guessed codes", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  let count = 0;
  const newName = () => `guessed-${Date.now()}-${(count += 1)}@example.com`;
  const call = async (operation: string, input: Record<string, unknown>) =>
    cognitoOutcome(await callCognito(stack, operation, input));
  const signUp = async (Username: string): Promise<string> => {
    expect(await call("SignUp", { Username, Password: PASSWORD })).to.equal("ok");
    return mailedCode(stack, Username);
  };
  const confirm = (Username: string, ConfirmationCode: string) =>
    call("ConfirmSignUp", { Username, ConfirmationCode });
  const reset = (Username: string, ConfirmationCode: string, Password = NEW_PASSWORD) =>
    call("ConfirmForgotPassword", { Username, ConfirmationCode, Password });
  async function forgotten(): Promise<{ email: string; code: string }> {
    const email = newName();
    await register(stack, createGuest(stack), email);
    expect(await call("ForgotPassword", { Username: email })).to.equal("ok");
    return { email, code: await mailedCode(stack, email) };
  }

  describe("for confirming an address", () => {
    it("are rejected after five, then even the right one, for any spelling of the name", async () => {
      const email = newName();
      const code = await signUp(email);
      for (const guess of guesses(code)) expect(await confirm(email, guess)).to.equal(MISMATCH);
      expect(await confirm(email, code)).to.equal(LIMIT);
      expect(await confirm(email.toUpperCase(), code)).to.equal(LIMIT);
      expect(cognitoOutcome(await attempt(stack, email, PASSWORD))).to.match(/^UserNotConfirmed/);
    });

    it("are not renewed by a new code: five mails an hour, and no further attempts", async () => {
      const email = newName();
      const first = await signUp(email);
      for (const guess of guesses(first)) await confirm(email, guess);
      const resend = () => call("ResendConfirmationCode", { Username: email });
      for (let mails = 0; mails < TRIES; mails += 1) expect(await resend()).to.equal("ok");
      expect(await resend()).to.equal(LIMIT);
      expect(await confirm(email, await mailedCode(stack, email))).to.equal(LIMIT);
    });

    it("of another user, or of another purpose, are wrong", async () => {
      const [ann, bob] = [newName(), newName()];
      const [annsCode, bobsCode] = [await signUp(ann), await signUp(bob)];
      if (annsCode !== bobsCode) expect(await confirm(ann, bobsCode)).to.equal(MISMATCH);
      expect(await reset(ann, annsCode), "no reset was asked for").to.equal(EXPIRED);
      expect(await confirm(ann, annsCode)).to.equal("ok");
      expect(await confirm(ann, annsCode), "used").to.equal(
        "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED",
      );
    });

    it("that are not six digits never match", async () => {
      const email = newName();
      const code = await signUp(email);
      for (const odd of [`${code}0`, ` ${code}`, `+${code}`, "______"]) {
        const outcome = await confirm(email, odd);
        expect(outcome, JSON.stringify(odd)).to.match(
          /^(CodeMismatch|InvalidParameter)Exception: /,
        );
      }
      expect(await confirm(email, code)).to.equal("ok");
    });
  });

  describe("for a new password", () => {
    it("are rejected after five, then even the right one, and the old password stays", async () => {
      const { email, code } = await forgotten();
      for (const guess of guesses(code)) expect(await reset(email, guess)).to.equal(MISMATCH);
      expect(await reset(email, code)).to.equal(LIMIT);
      expect(await reset(email.toUpperCase(), code)).to.equal(LIMIT);
      expect(cognitoOutcome(await attempt(stack, email, PASSWORD))).to.equal("ok");
    });

    it("are limited to five for many simultaneous attempts", async () => {
      const { email, code } = await forgotten();
      const all = [...guesses(code), ...guesses(code), ...guesses(code)];
      const outcomes = await Promise.all(all.map((guess) => reset(email, guess)));
      expect(outcomes.filter((outcome) => outcome === MISMATCH)).to.have.length(TRIES);
      expect(outcomes.filter((outcome) => outcome === LIMIT)).to.have.length(all.length - TRIES);
    });

    it("of another user are wrong, and use up only the attempts of that user", async () => {
      const [ann, bob] = [await forgotten(), await forgotten()];
      if (ann.code !== bob.code) expect(await reset(ann.email, bob.code)).to.equal(MISMATCH);
      expect(await reset(bob.email, bob.code)).to.equal("ok");
      expect(await reset(bob.email, bob.code), "used").to.equal(EXPIRED);
      expect(cognitoOutcome(await attempt(stack, bob.email, NEW_PASSWORD))).to.equal("ok");
      expect(cognitoOutcome(await attempt(stack, ann.email, PASSWORD))).to.equal("ok");
    });
  });
});

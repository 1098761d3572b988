import { expect } from "chai";
import { createOperator } from "../support/operator";
import { createGuest, PASSWORD, register } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { callCognito, type CognitoResponse } from "./support/cognitoCall";
import { answerOf, askChallenge, madeUpProof, sendAnswer } from "./support/srpAttempt";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A response without its random parts, which are replaced by their form. */
function shapeOf({ status, headers, body }: CognitoResponse): object {
  const text = JSON.stringify(body, (_name, value: unknown) => {
    if (typeof value !== "string") return value;
    if (UUID.test(value)) return "a UUID";
    if (/^[0-9a-f]{32}$/.test(value)) return "a salt";
    if (/^[0-9a-f]{760,768}$/.test(value)) return "a number of the group";
    if (/^[A-Za-z0-9+/]{171}=$/.test(value)) return "a block";
    return value;
  });
  return { status, headers, body: JSON.parse(text) };
}

describe("The existence of a user", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  let count = 0;
  const newName = () => `exists-${Date.now()}-${(count += 1)}@example.com`;
  async function newUser(): Promise<string> {
    const email = newName();
    await register(stack, createGuest(stack), email);
    return email;
  }
  async function disabledUser(): Promise<string> {
    const email = await newUser();
    const operator = createOperator(stack);
    await operator.onUser("AdminDisableUser", email);
    operator.destroy();
    return email;
  }
  async function unconfirmedUser(): Promise<string> {
    const email = newName();
    await callCognito(stack, "SignUp", { Username: email, Password: PASSWORD });
    return email;
  }

  /**
   * Does the same with all names, step by step, and compares each response with that of the first
   * name.
   */
  async function expectAlike(
    names: Record<string, string>,
    steps: ((name: string) => Promise<CognitoResponse>)[],
  ): Promise<object[]> {
    const responses: Record<string, object[]> = {};
    for (const [kind, name] of Object.entries(names)) {
      responses[kind] = [];
      for (const step of steps) responses[kind].push(shapeOf(await step(name)));
    }
    const [first, ...others] = Object.entries(responses);
    for (const [kind, seen] of others)
      expect(seen, `${kind} as ${first![0]}`).to.deep.equal(first![1]);
    return first![1];
  }
  const wrongPassword = async (name: string): Promise<CognitoResponse> =>
    sendAnswer(stack, await answerOf(stack, await askChallenge(stack, name), "Wrong-Horse-7"));
  const calls =
    (operation: string, input: object = {}) =>
    (name: string) =>
      callCognito(stack, operation, { Username: name, ...input });

  it("is not revealed by a sign-in: challenge, refusal and lockout are the same", async () => {
    const names = {
      known: await newUser(),
      unknown: newName(),
      disabled: await disabledUser(),
      unconfirmed: await unconfirmedUser(),
    };
    const wrong = async (name: string) => wrongPassword(name);
    const shapes = await expectAlike(names, [
      (name) => askChallenge(stack, name),
      (name) => askChallenge(stack, name, "0"),
      ...Array.from({ length: 6 }, () => wrong),
    ]);
    expect(shapes[0]).to.deep.include({
      status: 200,
      body: {
        ChallengeName: "PASSWORD_VERIFIER",
        ChallengeParameters: {
          SALT: "a salt",
          SECRET_BLOCK: "a block",
          SRP_B: "a number of the group",
          USERNAME: "a UUID",
          USER_ID_FOR_SRP: "a UUID",
        },
      },
    });
    const message = (shape: object) => (shape as { body: { message: string } }).body.message;
    expect(shapes.slice(2).map(message)).to.deep.equal([
      ...Array(5).fill("Incorrect username or password."),
      "Password attempts exceeded",
    ]);
  });

  it("is not revealed by a salt or a user id: both stay the same for each name, in any spelling", async () => {
    for (const name of [await newUser(), newName()]) {
      const seen: string[] = [];
      for (const spelling of [name, name, name.toUpperCase()]) {
        const { body } = await askChallenge(stack, spelling);
        const { SALT, USER_ID_FOR_SRP } = body.ChallengeParameters;
        seen.push(`${SALT} ${USER_ID_FOR_SRP}`);
      }
      expect(new Set(seen), name).to.have.property("size", 1);
    }
  });

  it("is not revealed by a proof in another name", async () => {
    const inAnother = async (name: string) => {
      const response = await answerOf(stack, await askChallenge(stack, name), PASSWORD, {
        USERNAME: newName(),
        PASSWORD_CLAIM_SIGNATURE: madeUpProof(),
      });
      return sendAnswer(stack, response);
    };
    await expectAlike({ known: await newUser(), unknown: newName() }, [inAnother]);
  });

  it("is not revealed by a forgotten password: mail, wrong code, limits, other spellings", async () => {
    const forgot = calls("ForgotPassword");
    const reset = calls("ConfirmForgotPassword", {
      ConfirmationCode: "notacode",
      Password: "Another-Horse-8",
    });
    const loudly = (step: typeof forgot) => (name: string) => step(name.toUpperCase());
    const weak = calls("ConfirmForgotPassword", { ConfirmationCode: "000000", Password: "weak" });
    const names = async () => ({
      known: await newUser(),
      unknown: newName(),
      disabled: await disabledUser(),
      unconfirmed: await unconfirmedUser(),
    });
    const [before, sent] = await expectAlike(await names(), [
      reset,
      forgot,
      loudly(forgot),
      reset,
      loudly(reset),
      weak,
    ]);
    expect((before as CognitoResponse).body.__type).to.equal("ExpiredCodeException");
    expect((sent as CognitoResponse).body).to.deep.equal({
      CodeDeliveryDetails: {
        AttributeName: "email",
        DeliveryMedium: "EMAIL",
        Destination: "e***@e***",
      },
    });
    const many = Array.from({ length: 6 }, (_, index) => (index % 2 ? loudly(forgot) : forgot));
    const shapes = await expectAlike(await names(), [...many, reset]);
    expect((shapes[5] as CognitoResponse).body.__type).to.equal("LimitExceededException");
  });

  it("is not revealed by a repeated confirmation mail", async () => {
    const resend = calls("ResendConfirmationCode");
    const again = Array.from({ length: 5 }, (_, index) =>
      index % 2 ? resend : (name: string) => resend(name.toUpperCase()),
    );
    await expectAlike({ unconfirmed: await unconfirmedUser(), unknown: newName() }, [
      ...again,
      resend,
    ]);
  });
});

import { expect } from "chai";
import { createDevice } from "../support/device";
import { createGuest, mailedCode, PASSWORD, register } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { callCognito, cognitoOutcome } from "./support/cognitoCall";
import { answerOf, askChallenge, attempt, madeUpProof, N, sendAnswer } from "./support/srpAttempt";

const WRONG = "NotAuthorizedException: Incorrect username or password.";
const USED = "NotAuthorizedException: Invalid session for the user, session can only be used once.";
const LOCKED = "NotAuthorizedException: Password attempts exceeded";

describe("Forged sign-ins", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  let count = 0;
  async function newUser(): Promise<string> {
    const email = `srp-${Date.now()}-${(count += 1)}@example.com`;
    await register(stack, createGuest(stack), email);
    return email;
  }
  const challengeOf = (email: string) => askChallenge(stack, email);
  const send = async (response: Record<string, unknown>) =>
    cognitoOutcome(await sendAnswer(stack, response));

  it("get no challenge with a public value that makes the secret guessable", async () => {
    const email = await newUser();
    const values: Record<string, string> = {
      "A = 0": "0",
      "A = 0, padded": "0".repeat(768),
      "A = N": N.toString(16),
      "A = N, in capitals and padded": N.toString(16).toUpperCase().padStart(800, "0"),
      "A = 2N": (2n * N).toString(16),
      "A = 3N": (3n * N).toString(16),
    };
    for (const [name, value] of Object.entries(values)) {
      const { status, body } = await askChallenge(stack, email, value);
      expect([status, body], name).to.deep.equal([
        400,
        { __type: "InvalidParameterException", message: "Invalid SRP_A parameter" },
      ]);
    }
    for (const value of ["-1", "0x10", "A = 1", "é", " ", "f".repeat(5000)]) {
      const { status, body } = await askChallenge(stack, email, value);
      expect([status, body.__type], value.slice(0, 10)).to.deep.equal([
        400,
        "InvalidParameterException",
      ]);
    }
    expect(cognitoOutcome(await attempt(stack, email, PASSWORD)), "nothing counted").to.equal("ok");
  });

  it("are rejected with the verifier's own base as public value", async () => {
    const email = await newUser();
    for (const value of ["1", (N - 1n).toString(16), (N + 1n).toString(16)]) {
      const challenge = await askChallenge(stack, email, value);
      const forged = await answerOf(stack, challenge, "");
      expect(await send(forged), value.slice(-4)).to.equal(WRONG);
    }
  });

  it("are rejected with a wrong proof, which ends the challenge", async () => {
    const email = await newUser();
    const challenge = await challengeOf(email);
    expect(await send(await answerOf(stack, challenge, "Wrong-Horse-7-Battery"))).to.equal(WRONG);
    expect(await send(await answerOf(stack, challenge, PASSWORD)), "the right one after").to.equal(
      USED,
    );
    for (const proof of [madeUpProof(), "", "AAAA"]) {
      const forged = await answerOf(stack, await challengeOf(email), PASSWORD, {
        PASSWORD_CLAIM_SIGNATURE: proof,
      });
      expect(await send(forged)).to.match(/^(NotAuthorized|InvalidParameter)Exception: /);
    }
  });

  it("are rejected with a proof that was used before", async () => {
    const email = await newUser();
    const response = await answerOf(stack, await challengeOf(email), PASSWORD);
    const first = await sendAnswer(stack, response);
    expect(first.status).to.equal(200);
    expect(await send(response)).to.equal(USED);
    const next = await challengeOf(email);
    const { PASSWORD_CLAIM_SIGNATURE } = response.ChallengeResponses as Record<string, string>;
    const replayed = await answerOf(stack, next, PASSWORD, {
      PASSWORD_CLAIM_SIGNATURE: PASSWORD_CLAIM_SIGNATURE!,
    });
    expect(await send(replayed), "in another challenge").to.equal(WRONG);
  });

  it("succeed for only one of many concurrent copies of a proof", async () => {
    const response = await answerOf(stack, await challengeOf(await newUser()), PASSWORD);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => send(response)));
    expect(outcomes.sort()).to.deep.equal([...Array(5).fill(USED), "ok"]);
  });

  it("are rejected with another user's challenge, for either user's password", async () => {
    const [ann, bob] = [await newUser(), await newUser()];
    const id = async (email: string): Promise<string> =>
      (await challengeOf(email)).body.ChallengeParameters.USER_ID_FOR_SRP;
    const [annId, bobId] = [await id(ann), await id(bob)];
    expect(annId).not.to.equal(bobId);
    const asBob = await answerOf(stack, await challengeOf(ann), PASSWORD, { USERNAME: bobId });
    expect(await send(asBob), "ann's proof, bob's name").to.equal(WRONG);
    const challenge = await challengeOf(ann);
    const hers = challenge.body.ChallengeParameters;
    const mixed = { ...challenge, body: { ChallengeParameters: { ...hers } } };
    mixed.body.ChallengeParameters.USER_ID_FOR_SRP = bobId;
    expect(await send(await answerOf(stack, mixed, PASSWORD)), "bob's proof and name").to.equal(
      WRONG,
    );
    const { SECRET_BLOCK } = (await challengeOf(bob)).body.ChallengeParameters;
    const swapped = await answerOf(stack, await challengeOf(ann), PASSWORD, {
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    });
    expect(await send(swapped), "ann's proof, bob's block").to.equal(WRONG);
  });

  it("lock the name after five, even for the right password, and no other name", async () => {
    const [email, other] = [await newUser(), await newUser()];
    const outcomes: string[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      outcomes.push(cognitoOutcome(await attempt(stack, email, `Wrong-Horse-${tries}`)));
    }
    expect(outcomes).to.deep.equal(Array(5).fill(WRONG));
    expect(cognitoOutcome(await attempt(stack, email, PASSWORD))).to.equal(LOCKED);
    expect(cognitoOutcome(await attempt(stack, email.toUpperCase(), PASSWORD))).to.equal(LOCKED);
    expect(cognitoOutcome(await attempt(stack, other, PASSWORD))).to.equal("ok");
  });

  it("return no token for unconfirmed users, and the reason only after a correct password", async () => {
    const email = `srp-${Date.now()}-unconfirmed@example.com`;
    const { auth } = createDevice(stack);
    await auth.signUp({ username: email, password: PASSWORD });
    expect(cognitoOutcome(await attempt(stack, email, "Wrong-Horse-7"))).to.equal(WRONG);
    const { status, body } = await attempt(stack, email, PASSWORD);
    expect([status, body]).to.deep.equal([
      400,
      { __type: "UserNotConfirmedException", message: "User is not confirmed." },
    ]);
    const ConfirmationCode = await mailedCode(stack, email);
    await callCognito(stack, "ConfirmSignUp", { Username: email, ConfirmationCode });
    expect((await attempt(stack, email, PASSWORD)).status).to.equal(200);
  });

  it("are rejected in flows that send the password itself", async () => {
    const email = await newUser();
    const parameters = { USERNAME: email, PASSWORD };
    for (const AuthFlow of ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "CUSTOM_AUTH"]) {
      const response = await callCognito(stack, "InitiateAuth", {
        AuthFlow,
        AuthParameters: parameters,
      });
      expect([response.status, response.body.__type], AuthFlow).to.deep.equal([
        400,
        "InvalidParameterException",
      ]);
      expect(JSON.stringify(response.body)).not.to.contain(PASSWORD);
    }
  });
});

import { expect } from "chai";
import crypto from "node:crypto";
import {
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startCognito, type CognitoStack } from "./support/cognitoStack";
import { addUser, declarePool, failure, PASSWORD, type Pool } from "./support/pools";
import { answerSrp, startSrp } from "./support/srpClient";

// Signing in spends its time on powers, and operations with codes on writes. Both are counted here, because no test can
// rely on measured time. bench/userExistence.ts measures the time.
describe("The work for a response", () => {
  let stack: CognitoStack;
  let pool: Pool;
  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
  });
  after(() => stack.close());

  let count = 0;
  async function names(): Promise<string[]> {
    const known = `known${(count += 1)}@example.com`;
    await addUser(stack, pool, known);
    return [known, `ghost${count}@example.com`];
  }

  /** Number of powers computed during `call`: local/cognitoIdp/srp/group.ts uses RSA for them. */
  async function powersOf(call: () => Promise<unknown>): Promise<number> {
    const original = crypto.publicEncrypt;
    let powers = 0;
    crypto.publicEncrypt = (key, input) => {
      powers += 1;
      return original(key, input);
    };
    await call().finally(() => (crypto.publicEncrypt = original));
    return powers;
  }

  /** Number of transactions written during `call`. */
  async function writesOf(call: () => Promise<unknown>): Promise<number> {
    const { state } = stack.services;
    const original = state.transaction;
    let writes = 0;
    state.transaction = (work) => {
      writes += 1;
      return original(work);
    };
    await call().finally(() => (state.transaction = original));
    return writes;
  }

  it("is the same for a challenge, and for a wrong proof of it, whether or not the user exists", async () => {
    const seen: number[][] = [];
    for (const name of await names()) {
      let challenge: Awaited<ReturnType<typeof startSrp>>;
      const asked = await powersOf(async () => (challenge = await startSrp(stack, pool, name)));
      const response = answerSrp(pool, challenge!, "Wrong-Horse-1");
      const respond = () => stack.sdk.send(new RespondToAuthChallengeCommand(response));
      const proved = await powersOf(() => failure(respond()));
      seen.push([asked, proved]);
    }
    // The first one includes the client's own power.
    expect(seen).to.deep.equal([
      [2, 2],
      [2, 2],
    ]);
  });

  it("is the same for a proof in another user's name", async () => {
    const seen: number[] = [];
    for (const name of await names()) {
      const response = answerSrp(pool, await startSrp(stack, pool, name), PASSWORD);
      response.ChallengeResponses!.USERNAME = "somebody@example.com";
      seen.push(
        await powersOf(() => failure(stack.sdk.send(new RespondToAuthChallengeCommand(response)))),
      );
    }
    expect(seen).to.deep.equal([2, 2]);
  });

  it("is the same for a wrong password in USER_PASSWORD_AUTH", async () => {
    const seen: number[] = [];
    for (const USERNAME of await names()) {
      const signIn = new InitiateAuthCommand({
        ClientId: pool.clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME, PASSWORD: "Wrong-Horse-1" },
      });
      seen.push(await powersOf(() => failure(stack.sdk.send(signIn))));
    }
    expect(seen).to.deep.equal([1, 1]);
  });

  it("is the same for a forgotten password, including the mail", async () => {
    const seen: number[] = [];
    for (const Username of await names()) {
      const forgot = new ForgotPasswordCommand({ ClientId: pool.clientId, Username });
      seen.push(await writesOf(() => stack.sdk.send(forgot)));
    }
    expect(seen).to.deep.equal([2, 2]);
  });
});

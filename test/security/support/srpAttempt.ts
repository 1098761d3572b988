import { getDiffieHellman, randomBytes } from "node:crypto";
import { loadAmplify, type SrpParts } from "../../support/loadAmplify";
import type { RunningStack } from "../../support/stack";
import { callCognito, type CognitoResponse } from "./cognitoCall";

/** The group's prime: RFC 5054 uses that of the 3072-bit Diffie-Hellman group, RFC 3526. */
export const N = BigInt(`0x${getDiffieHellman("modp15").getPrime("hex")}`);

/** The secret of each honest sign-in in these tests. */
const SECRET = "07".repeat(32);
const TIMESTAMP = "Sat Nov 21 08:00:00 UTC 2026";

let loaded: SrpParts | undefined;

async function srpClient(userPoolName: string) {
  const srp = (loaded ??= loadAmplify().srp);
  const number = (hex: string) => new srp.BigInteger(hex, 16);
  const group = { a: number(SECRET), g: number("2"), N: number(srp.INIT_N) };
  const A = await srp.calculateA(group);
  return { srp, number, A, helper: new srp.AuthenticationHelper({ userPoolName, ...group, A }) };
}

/** Starts a sign-in with any SRP_A, by default an honest one that matches answerOf(). */
export async function askChallenge(
  stack: RunningStack,
  username: string,
  clientPublic?: string,
): Promise<CognitoResponse> {
  const SRP_A = clientPublic ?? (await srpClient("")).A.toString(16);
  return callCognito(stack, "InitiateAuth", {
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME: username, SRP_A },
  });
}

/** The response to a challenge, with a proof by aws-amplify's own code; `changes` forge it. */
export async function answerOf(
  { outputs }: RunningStack,
  challenge: CognitoResponse,
  password: string,
  changes: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const parameters: Record<string, string> = challenge.body.ChallengeParameters;
  const { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP: username } = parameters;
  const userPoolName = outputs.userPoolId!.split("_")[1]!;
  const { srp, number, helper } = await srpClient(userPoolName);
  const hkdf = await helper.getPasswordAuthenticationKey({
    username: username!,
    password,
    serverBValue: number(SRP_B!),
    salt: number(SALT!),
  });
  const proof = { userPoolName, username: username!, challengeParameters: parameters };
  return {
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeResponses: {
      USERNAME: username,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: srp.getSignatureString({ ...proof, dateNow: TIMESTAMP, hkdf }),
      TIMESTAMP,
      ...changes,
    },
  };
}

/** Sends such a response. */
export function sendAnswer(
  stack: RunningStack,
  response: Record<string, unknown>,
): Promise<CognitoResponse> {
  return callCognito(stack, "RespondToAuthChallenge", response);
}

/** A whole sign-in with SRP. */
export async function attempt(
  stack: RunningStack,
  username: string,
  password: string,
): Promise<CognitoResponse> {
  const challenge = await askChallenge(stack, username);
  return sendAnswer(stack, await answerOf(stack, challenge, password));
}

/** A signature with the right length and random contents. */
export function madeUpProof(): string {
  return randomBytes(32).toString("base64");
}

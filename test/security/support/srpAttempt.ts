import { randomBytes } from "node:crypto";
import { g, power } from "../../../packages/pulumi-aws-local/src/services/cognito-idp/srp/group";
import { answerSrp } from "../../../packages/pulumi-aws-local/test/unit/services/cognito-idp/support/srpClient";
import type { RunningStack } from "../../support/stack";
import { callCognito, type CognitoAnswer } from "./cognitoCall";

/** Begins a sign-in with any SRP_A, by default an honest one that fits answerChallenge(). */
export function askChallenge(
  stack: RunningStack,
  username: string,
  clientPublic = power(g, Buffer.alloc(32, 7)).toString(16),
): Promise<CognitoAnswer> {
  return callCognito(stack, "InitiateAuth", {
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME: username, SRP_A: clientPublic },
  });
}

/** The answer to a challenge, with the proof of a password; `changes` forge it. */
export function answerOf(
  { outputs }: RunningStack,
  challenge: CognitoAnswer,
  password: string,
  changes: Record<string, string> = {},
): Record<string, unknown> {
  const pool = { poolId: outputs.userPoolId!, clientId: outputs.userPoolClientId! };
  const answer = answerSrp(pool, challenge.body, password);
  return { ...answer, ChallengeResponses: { ...answer.ChallengeResponses, ...changes } };
}

/** Sends such an answer. */
export function sendAnswer(
  stack: RunningStack,
  answer: Record<string, unknown>,
): Promise<CognitoAnswer> {
  return callCognito(stack, "RespondToAuthChallenge", answer);
}

/** A whole sign-in with SRP. */
export async function attempt(
  stack: RunningStack,
  username: string,
  password: string,
): Promise<CognitoAnswer> {
  const challenge = await askChallenge(stack, username);
  return sendAnswer(stack, answerOf(stack, challenge, password));
}

/** A signature of the right length that proves nothing. */
export function madeUpProof(): string {
  return randomBytes(32).toString("base64");
}

import type { SignInMethod } from "../generated/schema";
import { fail } from "./fail";
import { checkObject } from "./sessionData";

/**
 * The responses that Cognito accepts for each challenge that the store supports. No password is
 * among them: AppSync may log variables.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
const answerNames: Record<string, string[]> = {
  PASSWORD_VERIFIER: [
    "USERNAME",
    "PASSWORD_CLAIM_SECRET_BLOCK",
    "PASSWORD_CLAIM_SIGNATURE",
    "TIMESTAMP",
  ],
  SELECT_CHALLENGE: ["USERNAME", "ANSWER", "SRP_A"],
  SELECT_MFA_TYPE: ["USERNAME", "ANSWER"],
  SOFTWARE_TOKEN_MFA: ["USERNAME", "SOFTWARE_TOKEN_MFA_CODE"],
  MFA_SETUP: ["USERNAME"],
  WEB_AUTHN: ["USERNAME", "CREDENTIAL"],
};

/** The method of sign-in, by the challenge whose response returned the tokens. */
const methods: Record<string, SignInMethod> = {
  PASSWORD_VERIFIER: "PASSWORD",
  SOFTWARE_TOKEN_MFA: "PASSWORD_AND_CODE",
  MFA_SETUP: "PASSWORD_AND_CODE",
  WEB_AUTHN: "PASSKEY",
};

/** The allowed choices of SELECT_CHALLENGE. PASSWORD would require the password itself. */
const choices = ["PASSWORD_SRP", "WEB_AUTHN"];

/**
 * The responses to a challenge in Cognito's form; InvalidInput for any other name and for values
 * that are not text.
 */
export function checkAnswers(challenge: string, answers: unknown): Record<string, string> {
  const names = Object.hasOwn(answerNames, challenge) ? answerNames[challenge] : undefined;
  if (names === undefined) {
    fail("InvalidInput", `challenge must be one of ${Object.keys(answerNames).join(", ")}.`);
  }
  const given = checkObject(answers, "answers");
  for (const [name, value] of Object.entries(given)) {
    if (names.indexOf(name) < 0 || typeof value !== "string") {
      fail("InvalidInput", `answers to ${challenge} are texts: ${names.join(", ")}.`);
    }
  }
  if (challenge === "SELECT_CHALLENGE" && choices.indexOf(given.ANSWER as string) < 0) {
    fail("InvalidInput", `ANSWER must be one of ${choices.join(", ")}.`);
  }
  return given as Record<string, string>;
}

/** The method of sign-in, by the last challenge. */
export function methodOf(challenge: string): SignInMethod {
  return methods[challenge] ?? "PASSWORD";
}

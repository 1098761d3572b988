import { FormError } from "../ui/form";
import { explainCognito, nameOf } from "./explainCognito";

/** What Cognito's errors mean of a code that an authenticator app has shown, by their names. */
const meanings: Record<string, string> = {
  CodeMismatchException: "This code is not right. Enter the one that your app shows now.",
  EnableSoftwareTokenMFAException: "This code is not right. Enter the one that your app shows now.",
  ExpiredCodeException: "This code was used before. Wait until your app shows the next one.",
};

/** Whether the challenge that a code answers is over: it expires after minutes, and is good once. */
export function isChallengeOver(error: unknown): boolean {
  return (
    nameOf(error) === "NotAuthorizedException" &&
    /invalid session|session is expired/i.test(String(error))
  );
}

/** What is wrong with a code of an authenticator app, in words for a shopper. */
export function explainAppCode(error: unknown): string {
  return meanings[nameOf(error)] ?? explainCognito(error);
}

/** The error at the field of the code, where that is at fault; any other error as it is. */
export function toCodeError(error: unknown): unknown {
  const meaning = meanings[nameOf(error)];
  return meaning === undefined ? error : new FormError(meaning, "code");
}

import { FormError } from "../ui/form";
import { explainCognito, nameOf } from "./explainCognito";

/** Messages of Cognito's errors for a code of an authenticator app, by their names. */
const meanings: Record<string, string> = {
  CodeMismatchException: "This code is not right. Enter the one that your app shows now.",
  EnableSoftwareTokenMFAException: "This code is not right. Enter the one that your app shows now.",
  ExpiredCodeException: "This code was used before. Wait until your app shows the next one.",
};

/** Whether the challenge of a code has ended: it expires after minutes, and works once. */
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

/** The error at the field of the code, if the code is wrong; any other error unchanged. */
export function toCodeError(error: unknown): unknown {
  const meaning = meanings[nameOf(error)];
  return meaning === undefined ? error : new FormError(meaning, "code");
}

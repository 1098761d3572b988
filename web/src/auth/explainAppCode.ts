import { FormError } from "../ui/form";
import { explainCognito, nameOf } from "./explainCognito";

/** Messages for Cognito's errors about a code of an authenticator app, by name. */
const meanings: Record<string, string> = {
  CodeMismatchException: "This code is not right. Enter the one that your app shows now.",
  EnableSoftwareTokenMFAException: "This code is not right. Enter the one that your app shows now.",
  ExpiredCodeException: "This code was used before. Wait until your app shows the next one.",
};

/** Whether the challenge of a code has ended: it expires after minutes and works once. */
export function isChallengeOver(error: unknown): boolean {
  return (
    nameOf(error) === "NotAuthorizedException" &&
    /invalid session|session is expired/i.test(String(error))
  );
}

/** The message for an error about a code of an authenticator app. */
export function explainAppCode(error: unknown): string {
  return meanings[nameOf(error)] ?? explainCognito(error);
}

/**
 * Converts the error to an error of the code's field if the code is wrong; other errors are
 * unchanged.
 */
export function toCodeError(error: unknown): unknown {
  const meaning = meanings[nameOf(error)];
  return meaning === undefined ? error : new FormError(meaning, "code");
}

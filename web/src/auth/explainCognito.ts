import { isStoreError } from "../api/errors";
import { isTooMany, tooManyRequests } from "../api/refusals";
import { explain } from "../ui/explain";

/** Messages for Cognito's errors, by name. */
const meanings: Record<string, string> = {
  NotAuthorizedException: "This e-mail address and password do not go together.",
  UserNotFoundException: "This e-mail address and password do not go together.",
  CodeMismatchException:
    "This code is not right. Look at the newest mail, or have a new code sent.",
  ExpiredCodeException: "This code has run out. Have a new one sent.",
  LimitExceededException: "Too many attempts. Wait a quarter of an hour and try again.",
  TooManyFailedAttemptsException: "Too many attempts. Wait a quarter of an hour and try again.",
  UsernameExistsException: "There is already an account with this e-mail address.",
  NetworkError: "The store could not be reached. Check your connection and try again.",
};

/**
 * The name of a Cognito error, from aws-amplify or from the store's API; "" for any other error.
 */
export function nameOf(error: unknown): string {
  if (isStoreError(error, "CognitoRefused")) return String(error.info["reason"]);
  return error instanceof Error ? error.name : "";
}

/** The message for an error of Cognito. */
export function explainCognito(error: unknown): string {
  const name = nameOf(error);
  if (name === "NotAuthorizedException" && /attempts exceeded/i.test((error as Error).message))
    return meanings["LimitExceededException"] ?? "";
  if (isPasswordRefused(error)) return explainPassword(error as Error);
  if (isEmailRefused(error)) return "This e-mail address is not accepted. Look at it once more.";
  return meanings[name] ?? explain(isTooMany(name) ? tooManyRequests() : error);
}

/** The form field that Cognito's error is about, by purpose; undefined for the whole form. */
export function fieldAtFault(
  error: unknown,
): "username" | "new-password" | "one-time-code" | undefined {
  const name = nameOf(error);
  if (isPasswordRefused(error)) return "new-password";
  if (name === "CodeMismatchException" || name === "ExpiredCodeException") return "one-time-code";
  return isEmailRefused(error) ? "username" : undefined;
}

function isEmailRefused(error: unknown): boolean {
  return nameOf(error) === "InvalidParameterException" && /user ?name|email/i.test(String(error));
}

/** Whether Cognito rejects the chosen password. */
function isPasswordRefused(error: unknown): boolean {
  const name = nameOf(error);
  if (name === "InvalidPasswordException") return true;
  // A password below the API's own minimum is an invalid parameter.
  return name === "InvalidParameterException" && /password/i.test((error as Error).message);
}

/**
 * Cognito's message names the violated rule: "Password did not conform with policy: Password not
 * long enough".
 */
function explainPassword(error: Error): string {
  const reason = error.message.split("policy:")[1]?.trim();
  return reason === undefined || reason === ""
    ? "This password is not accepted. Choose another one."
    : `${reason}.`.replace(/\.\.$/, ".");
}

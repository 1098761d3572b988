import { getConfig } from "../config";

/** Validates a value: returns an error message, or null. */
export type FieldRule = (value: string) => string | null;

// Cognito's maximum:
// docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html.
const longestEmail = 128;
const longestPassword = 256;

/** The store's maximum: see namePasskey in schema.graphql. */
const longestName = 60;

/** An address that Cognito accepts as a user name. */
export const checkEmail: FieldRule = (value) => {
  if (/\s/.test(value)) return "There is a space in it. An address looks like name@example.com.";
  if (/[^\p{L}\p{M}\p{S}\p{N}\p{P}]/u.test(value))
    return "There is a character in it that cannot be seen. Type the address instead of pasting it.";
  if (!value.includes("@")) return "The @ is missing. An address looks like name@example.com.";
  if (!/^[^@]+@[^@.]+(\.[^@.]+)+$/.test(value))
    return "An e-mail address looks like name@example.com.";
  return checkLength(value, longestEmail, "An address");
};

/** A password at sign-in. */
export const checkPassword: FieldRule = (value) => {
  if (/^[ \t\r\n]/.test(value)) return "A password does not begin with a space.";
  if (/[ \t\r\n]$/.test(value)) return "A password does not end with a space.";
  return checkLength(value, longestPassword, "A password");
};

/** A new password. */
export const checkNewPassword: FieldRule = (value) => {
  const fewest = getConfig().passwordMinimumLength ?? 0;
  const fault = checkPassword(value);
  if (fault !== null || value.length >= fewest) return fault;
  return `It is ${value.length} characters long and has to be at least ${fewest}.`;
};

/** A mailed code; spaces between its digits are ignored. */
export const checkCode: FieldRule = (value) =>
  /^\d{6}$/.test(value.replace(/\s/g, "")) ? null : "The code has six digits.";

/** A user's name for a passkey. */
export const checkPasskeyName: FieldRule = (value) => checkLength(value, longestName, "A name");

function checkLength(value: string, most: number, what: string): string | null {
  if (value.length <= most) return null;
  return `It is ${value.length} characters long. ${what} has at most ${most} here.`;
}

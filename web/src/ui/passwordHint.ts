import { getConfig } from "../config";

/** The requirements for a new password, shown before it is typed. */
export function passwordHint(): string {
  const { passwordMinimumLength } = getConfig();
  return passwordMinimumLength === undefined
    ? "Long is good."
    : `At least ${passwordMinimumLength} characters.`;
}

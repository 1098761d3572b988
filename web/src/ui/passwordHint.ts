import { getConfig } from "../config";

/** What a new password needs, before one is chosen that does not do. */
export function passwordHint(): string {
  const { passwordMinimumLength } = getConfig();
  return passwordMinimumLength === undefined
    ? "Long is good."
    : `At least ${passwordMinimumLength} characters.`;
}

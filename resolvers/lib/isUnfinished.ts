import type { Stash } from "./stash";

/** Whether Cognito was asked for tokens, or to go on with a sign-in, and has given none: what needs a user has to wait. */
export function isUnfinished({ cognito, tokens }: Stash): boolean {
  return cognito !== undefined && tokens === undefined;
}

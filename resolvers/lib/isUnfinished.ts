import type { Stash } from "./stash";

/** Whether the sign-in has returned no tokens yet: functions that need a user are skipped. */
export function isUnfinished({ cognito, tokens }: Stash): boolean {
  return cognito !== undefined && tokens === undefined;
}

import { failTryAgain } from "./fail";
import type { Stash } from "./stash";

/** Notes that a change hit a conflict. The first is retried with what is read again; the second ends the field with TryAgain. */
export function countConflict(stash: Stash): void {
  const conflicts = (stash.conflicts ?? 0) + 1;
  if (conflicts > 1) failTryAgain();
  stash.conflicts = conflicts;
}

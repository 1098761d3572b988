import { failTryAgain } from "./fail";
import type { Stash } from "./stash";

/**
 * Counts a conflict of a change. After the first conflict the change is retried with the current
 * items; the second one ends the field with TryAgain.
 */
export function countConflict(stash: Stash): void {
  const conflicts = (stash.conflicts ?? 0) + 1;
  if (conflicts > 1) failTryAgain();
  stash.conflicts = conflicts;
}

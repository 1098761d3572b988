import type { Fate, PlannedLine } from "./planImport";

/** Number of lines with each fate. */
export function countFates(plan: readonly PlannedLine[]): Record<Fate, number> {
  const counts: Record<Fate, number> = { new: 0, changed: 0, same: 0, applied: 0, refused: 0 };
  for (const { fate } of plan) counts[fate] += 1;
  return counts;
}

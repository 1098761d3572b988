import { atOnce } from "./atOnce";
import type { LineChange, PlannedLine } from "./planImport";

/** What became of a line that was sent. */
export interface AppliedLine {
  line: number;
  id: string;
  /** Why the store refused it; null when it was applied. */
  refusal: string | null;
}

/** Sends one line; the promise is the refusal, or null. Rejects if its outcome is unknown. */
export type ApplyLine = (line: number, change: LineChange) => Promise<string | null>;

/**
 * Sends what a plan changes, each line as a whole. One that is refused leaves the others as they are. Where it rejects, the import
 * can be run again: lines that were applied are marked.
 */
export function applyImport(
  plan: readonly PlannedLine[],
  apply: ApplyLine,
  progress: (done: number) => void = () => undefined,
): Promise<AppliedLine[]> {
  const changes = plan.flatMap(({ change, ...line }) =>
    change === null ? [] : [{ ...line, change }],
  );
  return atOnce(
    changes,
    async ({ line, id, change }) => ({ line, id, refusal: await apply(line, change) }),
    progress,
  );
}

import { atOnce } from "./atOnce";
import type { LineChange, PlannedLine } from "./planImport";

/** The result of a sent line. */
export interface AppliedLine {
  line: number;
  id: string;
  /** The store's refusal; null if the line was applied. */
  refusal: string | null;
}

/** Sends one line. Resolves to the refusal, or null. Rejects if the outcome is unknown. */
export type ApplyLine = (line: number, change: LineChange) => Promise<string | null>;

/**
 * Sends the changes of a plan, one request per line. A refused line does not affect the others.
 * After a rejection the import can be repeated: applied lines are marked.
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

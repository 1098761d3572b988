import { resourceHandlers } from "../services/resourceHandlers";
import type { StateStore } from "../core/stateStore";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";

/** Rewrites text of the last run for this run, which may use another port. */
export type Rebase = (text: string) => string;

/** @param from @param to origins, e.g. "http://localhost:4000" */
export function rebaseFrom(from: string, to: string): Rebase {
  const [before, after] = [new URL(from).host, new URL(to).host];
  if (before === after) return (text) => text;
  const pattern = new RegExp(`${before.replaceAll(".", "\\.")}(?!\\d)`, "g");
  return (text) => text.replace(pattern, after);
}

/**
 * Rebases the records of resources that live in memory: they are recreated at each start, and would differ from what
 * the program was evaluated with. Resources with data are left to the deployment.
 */
export function rebaseRecords(state: StateStore, rebase: Rebase): void {
  const records = new ResourceRecords(state);
  const changed = rebasedRecords(records.all(), rebase);
  if (changed.length > 0) records.rewrite(changed);
}

/** Returns only the records that change, rebased. */
export function rebasedRecords<R extends ResourceRecord>(
  records: readonly R[],
  rebase: Rebase,
): R[] {
  return records.flatMap((record): R[] => {
    if (resourceHandlers[record.type]?.inMemory !== true) return [];
    const text = JSON.stringify(record);
    const rebased = rebase(text);
    return rebased === text ? [] : [JSON.parse(rebased)];
  });
}

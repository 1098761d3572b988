import { resourceHandlers } from "../services/resourceHandlers";
import type { StateStore } from "../core/stateStore";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";

/** Text of the last run as it reads in this one, which may be served at another port. */
export type Rebase = (text: string) => string;

/** @param from @param to origins, e.g. "http://localhost:4000" */
export function rebaseFrom(from: string, to: string): Rebase {
  const [before, after] = [new URL(from).host, new URL(to).host];
  if (before === after) return (text) => text;
  const pattern = new RegExp(`${before.replaceAll(".", "\\.")}(?!\\d)`, "g");
  return (text) => text.replace(pattern, after);
}

/**
 * Rebases what is remembered of resources that live in memory: they are made again at each start, and would differ from what
 * the program was evaluated with. What holds data is left to the deployment.
 */
export function rebaseRecords(state: StateStore, rebase: Rebase): void {
  const records = new ResourceRecords(state);
  const changed = rebasedRecords(records.all(), rebase);
  if (changed.length > 0) records.rewrite(changed);
}

/** Those of the records that read otherwise now, as they read now. */
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

import type { Change } from "./mutate";

/** One declaration that the provider judges. */
export interface Case {
  type: string;
  variant: number;
  change: Change;
  inputs: Record<string, unknown>;
}

/** Values by what the provider says of them. */
interface ByVerdict {
  accepted?: unknown[];
  refused?: unknown[];
}

/** By type: for each of its declarations the values tried, by path. The path "" is the declaration as it is. */
export type Verdicts = Record<string, Record<string, ByVerdict>[]>;

export function toVerdicts(
  cases: ReadonlyMap<string, Case>,
  refused: ReadonlyMap<string, unknown>,
): Verdicts {
  const verdicts: Verdicts = {};
  for (const [id, { type, variant, change }] of cases) {
    const [[path, value] = ["", ""]] = Object.entries(change);
    const ofType = (verdicts[type] ??= []);
    const byPath = ((ofType[variant] ??= {})[path] ??= {});
    (byPath[refused.has(id) ? "refused" : "accepted"] ??= []).push(value);
  }
  return verdicts;
}

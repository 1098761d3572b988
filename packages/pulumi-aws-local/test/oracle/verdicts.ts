import type { Change } from "./mutate";

/** One declaration for the provider to judge. */
export interface Case {
  type: string;
  variant: number;
  change: Change;
  inputs: Record<string, unknown>;
}

/** Values by the provider's verdict. */
interface ByVerdict {
  accepted?: unknown[];
  refused?: unknown[];
}

/** By type: the tested values of each of its declarations, by path. The path "" is the unchanged declaration. */
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

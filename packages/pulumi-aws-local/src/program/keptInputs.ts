import type { ResourceHandler } from "../core/resourceHandler";
import type { Goal } from "./goal";
import { ignoreChange } from "./ignoreChange";
import { optionPaths } from "./optionPaths";
import type { ResourceRecord } from "./resourceRecords";

/** Names of inputs that the program has removed and AWS keeps. */
export function keptNames(
  now: Record<string, unknown>,
  before: Record<string, unknown>,
  { keeps = [] }: Pick<ResourceHandler, "keeps">,
): string[] {
  return keeps.filter((name) => isAbsent(now[name]) && !isAbsent(before[name]));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Returns the goal with its effective inputs: ignored changes are removed, and inputs that AWS keeps are restored. */
export function withKeptInputs(
  goal: Goal,
  { inputs: before }: ResourceRecord,
  handler: Pick<ResourceHandler, "keeps">,
): Goal {
  const kept = keptNames(goal.inputs, before, handler);
  const paths = [...kept.map((name) => [name]), ...optionPaths(goal, "ignoreChanges")];
  if (paths.length === 0) return goal;
  const inputs = paths.reduce((now, path) => ignoreChange(now, before, path), goal.inputs);
  return { ...goal, inputs };
}

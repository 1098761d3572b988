import type { ResourceHandler } from "../core/resourceHandler";
import type { Goal } from "./goal";
import { ignoreChange } from "./ignoreChange";
import { optionPaths } from "./optionPaths";
import type { ResourceRecord } from "./resourceRecords";

/** The goal with the inputs that count: ignored changes are taken out, and what AWS keeps is put back. */
export function withKeptInputs(
  goal: Goal,
  { inputs: before }: ResourceRecord,
  { keeps = [] }: Pick<ResourceHandler, "keeps">,
): Goal {
  const kept = keeps.filter((name) => goal.inputs[name] === undefined && name in before);
  const paths = [...kept.map((name) => [name]), ...optionPaths(goal, "ignoreChanges")];
  if (paths.length === 0) return goal;
  const inputs = paths.reduce((now, path) => ignoreChange(now, before, path), goal.inputs);
  return { ...goal, inputs };
}

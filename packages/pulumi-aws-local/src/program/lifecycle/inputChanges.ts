import { changedPaths } from "../changedPaths";
import { alignInputs, type Comparison } from "./alignInputs";
import type { PropertyPath } from "../propertyPath";

/** The differences between the inputs of a resource and those of its last deployment. */
export interface InputChanges {
  /** The deepest paths that differ. */
  paths: PropertyPath[];
  /** Names of the inputs that differ, sorted. */
  changes: string[];
}

export function inputChanges(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  comparison?: Comparison,
): InputChanges {
  return changesOf(changedPaths(alignInputs(before, after, comparison), after));
}

export function changesOf(paths: PropertyPath[]): InputChanges {
  return { paths, changes: [...new Set(paths.map(([name]) => String(name)))].sort() };
}

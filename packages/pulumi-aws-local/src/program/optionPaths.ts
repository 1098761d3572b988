import { VisibleError } from "../core/visibleError";
import type { Goal } from "./goal";
import { parsePropertyPath, type PropertyPath } from "./propertyPath";

/**
 * Parses the property paths of an option.
 * @throws VisibleError naming the resource and the option, for an invalid path
 */
export function optionPaths(
  goal: Goal,
  option: "ignoreChanges" | "replaceOnChanges",
): PropertyPath[] {
  try {
    return goal[option].map(parsePropertyPath);
  } catch (error) {
    const { message } = error as Error;
    throw new VisibleError(`Resource "${goal.name}" (${goal.type}), option ${option}: ${message}`);
  }
}

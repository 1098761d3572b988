import { isDeepStrictEqual } from "node:util";
import type { LocalServices } from "../services/localServices";
import type { ResourceHandler } from "../core/resourceHandler";
import { hasUnknown } from "../core/unknown";
import { VisibleError } from "../core/visibleError";
import { changedPaths } from "./changedPaths";
import type { Goal } from "./goal";
import { parsePropertyPath, pathText } from "./propertyPath";

/** Replaces the AWS provider's import id in a goal with the id of the resource. */
export function withImportedId(
  goal: Goal,
  { importing }: Pick<ResourceHandler, "importing">,
): Goal {
  if (goal.importId === undefined || importing?.toId === undefined) return goal;
  return { ...goal, importId: importing.toId(goal.importId) };
}

/**
 * Reads the inputs of a resource that exists outside the program and is to be imported.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/import/
 * @throws VisibleError if no resource has that id, or if it differs from the declaration
 */
export async function readImported(
  goal: Goal,
  { read }: ResourceHandler<LocalServices>,
  services: LocalServices,
): Promise<Record<string, any>> {
  const { type, name, importId: id } = goal;
  const what = `Resource "${name}" (${type})`;
  if (read === undefined) {
    throw new VisibleError(
      `${what} has the option import; the local stack cannot import a resource of this type.`,
    );
  }
  const inputs = (await read(id!, services, {}))?.inputs;
  if (inputs === undefined) {
    throw new VisibleError(`${what} imports "${id}", which does not exist.`);
  }
  const differing = Object.keys(inputs).filter((key) => differs(goal, inputs, key));
  if (differing.length === 0) return inputs;
  const paths = differing.flatMap((key) => changedPaths(inputs[key], goal.inputs[key], [key]));
  const actual = Object.fromEntries(differing.map((key) => [key, inputs[key]]));
  throw new VisibleError(
    `${what} imports "${id}", but its inputs do not match it: ${paths.map(pathText).join(", ")}. ` +
      `It has ${JSON.stringify(actual)}.`,
  );
}

function differs(goal: Goal, actual: Record<string, any>, key: string): boolean {
  const wanted = goal.inputs[key];
  if (hasUnknown(wanted)) return false;
  if (wanted === undefined && key === "name") return false; // it keeps its name
  if (goal.ignoreChanges.some((path) => ["*", key].includes(String(parsePropertyPath(path)[0])))) {
    return false;
  }
  return !isDeepStrictEqual(sorted(wanted ?? emptyOf(actual[key])), sorted(actual[key]));
}

/** The value of an input that the program omits. */
function emptyOf(value: unknown): unknown {
  if (typeof value === "boolean") return false;
  return Array.isArray(value) ? [] : undefined;
}

function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return [...value].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

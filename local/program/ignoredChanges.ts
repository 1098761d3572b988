import type { RegisteredResource } from "./evaluateProgram";

/** Pulumi keeps the last value of an input whose changes the program ignores. */
export function withIgnoredChanges(
  resource: RegisteredResource,
  previousInputs: Record<string, any> | undefined,
): RegisteredResource {
  if (previousInputs === undefined || resource.ignoreChanges.length === 0) return resource;
  const kept = resource.ignoreChanges
    .filter((path) => path in previousInputs)
    .map((path) => [path, previousInputs[path]]);
  return { ...resource, inputs: { ...resource.inputs, ...Object.fromEntries(kept) } };
}

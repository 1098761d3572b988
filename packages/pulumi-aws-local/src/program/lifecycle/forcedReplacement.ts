import { isDeepStrictEqual } from "node:util";
import type { PreviousState, ResourceHandler, ResourceRequest } from "../../core/resourceHandler";
import type { LocalServices } from "../../services/localServices";
import { parsePropertyPath, pathText, touches } from "../propertyPath";
import type { InputChanges } from "./inputChanges";

/** Inputs for which Pulumi generates a name if the program sets none. */
const NAMES = ["name", "bucket", "key"];

/** Paths of the changed inputs that AWS cannot change in place. */
export function forcedReplacement(
  request: ResourceRequest,
  handler: ResourceHandler<LocalServices>,
  previous: PreviousState,
  { paths, changes }: InputChanges,
  { region }: Pick<LocalServices, "region">,
): string[] {
  const fixed = [...(handler.replaceOn ?? []), "region"].map(parsePropertyPath);
  const defaults = { ...handler.defaults, region };
  const forced = paths.filter((path) => {
    const withoutIndexes = path.filter((step) => typeof step === "string");
    return (
      fixed.some((one) => touches(withoutIndexes, one)) &&
      !isSame(String(path[0]), request, previous, defaults)
    );
  });
  const { id, inputs, outputs } = previous;
  const differing =
    changes.length === 0
      ? []
      : (handler.diff?.({ ...request, previous: { id, inputs, outputs }, changes }) ?? []);
  return [...new Set([...forced.map(pathText), ...differing])];
}

/**
 * Whether a changed input means the same: an explicit default, or the existing name. A name that the program removes is
 * replaced by an automatic one.
 * Source: applyDefaults in pulumi/pulumi-terraform-bridge, pkg/tfbridge/schema.go
 */
function isSame(
  name: string,
  { inputs: now }: ResourceRequest,
  { inputs, outputs }: PreviousState,
  defaults: Readonly<Record<string, unknown>>,
): boolean {
  // With "" the provider chooses the name, and keeps the existing one.
  if (NAMES.includes(name))
    return now[name] === "" || (now[name] !== undefined && now[name] === outputs[name]);
  if (!(name in defaults)) return false;
  return isDeepStrictEqual(now[name] ?? defaults[name], inputs[name] ?? defaults[name]);
}

/**
 * Whether the new resource needs the name of the old one. The AWS provider decides this for names that the program
 * sets.
 */
export function keepsName(
  { inputs }: Pick<ResourceRequest, "inputs">,
  { outputs }: Pick<PreviousState, "outputs">,
  { replaceOn }: Pick<ResourceHandler, "replaceOn">,
): boolean {
  return NAMES.some(
    (name) =>
      replaceOn?.includes(name) && inputs[name] !== undefined && inputs[name] === outputs[name],
  );
}

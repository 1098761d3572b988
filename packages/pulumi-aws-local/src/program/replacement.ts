import { isDeepStrictEqual } from "node:util";
import type { ResourceHandler } from "../core/resourceHandler";
import { hasUnknown } from "../core/unknown";
import type { LocalServices } from "../services/localServices";
import type { Goal } from "./goal";
import type { Progress } from "./progress";
import { optionPaths } from "./optionPaths";
import { contains, parsePropertyPath, pathText, touches, type PropertyPath } from "./propertyPath";
import type { ResourceRecord } from "./resourceRecords";

/** Inputs that Pulumi fills with a name of its own where the program gives none. */
const NAMES = ["name", "bucket", "key"];

/** Paths of the inputs, or options, for which a resource is replaced; none: it can be updated. */
export function replacementReasons(
  goal: Goal,
  handler: ResourceHandler<LocalServices>,
  record: ResourceRecord,
  { paths, changes }: { paths: PropertyPath[]; changes: string[] },
  progress: Progress,
): string[] {
  const fixed = [...(handler.replaceOn ?? []), "region"].map(parsePropertyPath);
  const defaults = { ...handler.defaults, region: progress.services.region };
  const forced = paths.filter((path) => {
    const withoutIndexes = path.filter((step) => typeof step === "string");
    return (
      fixed.some((one) => touches(withoutIndexes, one)) &&
      !isSame(String(path[0]), goal, record, defaults)
    );
  });
  const asked = optionPaths(goal, "replaceOnChanges");
  const wanted = paths.filter((path) => asked.some((one) => contains(one, path)));
  const previous = { id: record.id, inputs: record.inputs, outputs: record.outputs };
  const { urn, type, name, inputs } = goal;
  const differing =
    changes.length === 0
      ? []
      : (handler.diff?.({ urn, type, name, inputs, previous, changes }) ?? []);
  const others = [
    ...(goal.replaceWith.some((other) => progress.replaced.has(other)) ? ["replaceWith"] : []),
    ...(isTriggered(goal, record, progress) ? ["replacementTrigger"] : []),
  ];
  return [...new Set([...[...forced, ...wanted].map(pathText), ...differing, ...others])];
}

/**
 * Whether an input that differs means the same: a default that is spelled out, or the name that the resource has anyway. A
 * name that the program takes out is replaced by one of Pulumi's own.
 * Source: applyDefaults in pulumi/pulumi-terraform-bridge, pkg/tfbridge/schema.go
 */
function isSame(
  name: string,
  goal: Goal,
  { inputs, outputs }: ResourceRecord,
  defaults: Readonly<Record<string, unknown>>,
): boolean {
  if (NAMES.includes(name)) {
    return goal.inputs[name] !== undefined && goal.inputs[name] === outputs[name];
  }
  if (!(name in defaults)) return false;
  return isDeepStrictEqual(goal.inputs[name] ?? defaults[name], inputs[name] ?? defaults[name]);
}

function isTriggered(goal: Goal, record: ResourceRecord, { records }: Progress): boolean {
  const before = record.replacementTrigger;
  const now = before === undefined ? undefined : records.redactedTrigger(goal);
  if (now === undefined || hasUnknown(now)) return false;
  return JSON.stringify(before) !== JSON.stringify(now);
}

/** The new one needs the name of the old one, as the AWS provider decides for names that the program gives. */
export function keepsName(
  goal: Goal,
  record: ResourceRecord,
  handler: ResourceHandler<LocalServices>,
): boolean {
  return NAMES.some(
    (name) =>
      handler.replaceOn?.includes(name) &&
      goal.inputs[name] !== undefined &&
      goal.inputs[name] === record.outputs[name],
  );
}

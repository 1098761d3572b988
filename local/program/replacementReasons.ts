import type { Services } from "../services";
import type { ResourceHandler } from "../shared/resourceHandler";
import { hasUnknown } from "../shared/unknown";
import { VisibleError } from "../shared/visibleError";
import type { Goal } from "./goal";
import { contains, parsePropertyPath, pathText, touches, type PropertyPath } from "./propertyPath";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

interface ReplacementContext {
  services: Services;
  records: ResourceRecords;
  /** URNs of what is replaced. */
  replaced: ReadonlySet<string>;
}

/** Names that AWS or Pulumi gives where the program gives none, and that are then kept. */
const NAMES = ["name", "bucket", "key"];

/** Why a deployment would replace a resource: paths of its inputs, or options. */
export function replacementReasons(
  goal: Goal,
  handler: ResourceHandler,
  record: ResourceRecord,
  { paths, changes }: { paths: PropertyPath[]; changes: string[] },
  { services, replaced, records }: ReplacementContext,
): string[] {
  const fixed = [...(handler.replaceOn ?? []), "region"].map(parsePropertyPath);
  const { region } = services;
  const isKept = ([name]: PropertyPath): boolean => {
    if (name === "region") {
      return (goal.inputs["region"] ?? region) === (record.inputs["region"] ?? region);
    }
    if (!NAMES.includes(String(name))) return false;
    const wanted = goal.inputs[String(name)];
    return wanted === undefined || wanted === record.outputs[String(name)];
  };
  const forced = paths.filter((path) => {
    const withoutIndexes = path.filter((step) => typeof step === "string");
    return !isKept(path) && fixed.some((one) => touches(withoutIndexes, one));
  });
  const asked = pathsOf(goal, "replaceOnChanges");
  const wanted = paths.filter((path) => asked.some((one) => contains(one, path)));
  const previous = { id: record.id, inputs: record.inputs, outputs: record.outputs };
  const { urn, type, name, inputs } = goal;
  const differing =
    changes.length === 0
      ? []
      : (handler.diff?.({ urn, type, name, inputs, previous, changes }) ?? []);
  const others = [
    ...(goal.replaceWith.some((other) => replaced.has(other)) ? ["replaceWith"] : []),
    ...(isTriggered(goal, record, records) ? ["replacementTrigger"] : []),
  ];
  return [...new Set([...[...forced, ...wanted].map(pathText), ...differing, ...others])];
}

function isTriggered(goal: Goal, record: ResourceRecord, records: ResourceRecords): boolean {
  const [before, now] = [record.replacementTrigger, records.redactedTrigger(goal)];
  if (before === undefined || now === undefined || hasUnknown(now)) return false;
  return JSON.stringify(before) !== JSON.stringify(now);
}

/** The new one needs the name of the old one, as the AWS provider decides for names that the program gives. */
export function keepsName(goal: Goal, record: ResourceRecord, handler: ResourceHandler): boolean {
  return NAMES.some(
    (name) =>
      handler.replaceOn?.includes(name) &&
      goal.inputs[name] !== undefined &&
      goal.inputs[name] === record.outputs[name],
  );
}

/** @throws VisibleError naming the resource and its option */
export function pathsOf(goal: Goal, option: "ignoreChanges" | "replaceOnChanges"): PropertyPath[] {
  try {
    return goal[option].map(parsePropertyPath);
  } catch (error) {
    const { message } = error as Error;
    throw new VisibleError(`Resource "${goal.name}" (${goal.type}), option ${option}: ${message}`);
  }
}

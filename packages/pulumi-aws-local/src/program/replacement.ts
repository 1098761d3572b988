import type { ResourceHandler } from "../core/resourceHandler";
import { hasUnknown } from "../core/unknown";
import type { LocalServices } from "../services/localServices";
import { requestOf, type Goal } from "./goal";
import { forcedReplacement } from "./lifecycle/forcedReplacement";
import type { InputChanges } from "./lifecycle/inputChanges";
import type { Progress } from "./progress";
import { optionPaths } from "./optionPaths";
import { contains, pathText } from "./propertyPath";
import type { ResourceRecord } from "./resourceRecords";

/** Paths of the inputs, or the options, that cause a replacement; empty if the resource can be updated. */
export function replacementReasons(
  goal: Goal,
  handler: ResourceHandler<LocalServices>,
  record: ResourceRecord,
  changed: InputChanges,
  progress: Progress,
): string[] {
  const forced = forcedReplacement(requestOf(goal), handler, record, changed, progress.services);
  const asked = optionPaths(goal, "replaceOnChanges");
  const wanted = changed.paths.filter((path) => asked.some((one) => contains(one, path)));
  const others = [
    ...(goal.replaceWith.some((other) => progress.replaced.has(other)) ? ["replaceWith"] : []),
    ...(isTriggered(goal, record, progress) ? ["replacementTrigger"] : []),
  ];
  return [...new Set([...forced, ...wanted.map(pathText), ...others])];
}

function isTriggered(goal: Goal, record: ResourceRecord, { records }: Progress): boolean {
  const before = record.replacementTrigger;
  const now = before === undefined ? undefined : records.redactedTrigger(goal);
  if (now === undefined || hasUnknown(now)) return false;
  return JSON.stringify(before) !== JSON.stringify(now);
}

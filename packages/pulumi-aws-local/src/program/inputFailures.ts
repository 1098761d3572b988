import {
  checkShape,
  map,
  regionName,
  shape,
  text,
  type InputFailure,
  type Report,
} from "../core/rules";
import type { ResourceHandler } from "../core/resourceHandler";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const EVERYWHERE = shape({
  region: regionName,
  tags: map(text({ max: 256 }), { max: 50, names: text({ min: 1, max: 128 }) }),
});

/**
 * Lists everything that the AWS provider or AWS rejects in a resource's inputs, by property. Skips values that are
 * known only after deployment. The reasons omit the values of `secretPaths` (dotted, without list indexes).
 */
export function inputFailures(
  inputs: Readonly<Record<string, unknown>>,
  handler: Pick<ResourceHandler, "rules">,
  secretPaths: readonly string[] = [],
): InputFailure[] {
  const failures: InputFailure[] = [];
  const report = reportTo(failures, secretPaths);
  checkShape(EVERYWHERE, inputs, "", report);
  if (handler.rules !== undefined) checkShape(handler.rules, inputs, "", report);
  return failures;
}

function reportTo(failures: InputFailure[], secretPaths: readonly string[]): Report {
  const isSecret = (path: string): boolean => {
    const dotted = path.replace(/\[\d+\]/g, "");
    return secretPaths.some((secret) => dotted === secret || dotted.startsWith(`${secret}.`));
  };
  const add = (property: string, reason: string): void => {
    if (failures.some((known) => known.property === property)) return;
    failures.push({ property, reason });
  };
  return {
    add,
    expected(path, expected, value) {
      add(path, `must be ${expected}${isSecret(path) ? "" : `, got ${show(value)}`}`);
    },
  };
}

const SHOWN = 60;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

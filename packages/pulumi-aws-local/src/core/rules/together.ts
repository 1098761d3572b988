import { isAbsent, isUnknown, type TogetherRule } from "./rule";

/** AWS accepts at most one of these properties ("ConflictsWith" in the AWS provider). */
export function atMostOne(...names: readonly string[]): TogetherRule {
  return (inputs, pathOf, report) => {
    const set = names.filter((name) => isSet(inputs[name]) && !isUnknown(inputs[name]));
    if (set.length > 1)
      report.add(
        pathOf(set[1]!),
        `excludes ${quoted(set.filter((_, i) => i !== 1))}: AWS takes only one of ${quoted(names)}`,
      );
  };
}

/** AWS requires at least one of these properties. */
export function atLeastOne(...names: readonly string[]): TogetherRule {
  return (inputs, pathOf, report) => {
    if (names.some((name) => isSet(inputs[name]))) return;
    report.add(pathOf(names[0]!), `is required, or another of ${quoted(names)}`);
  };
}

/** AWS requires exactly one of these properties. */
export function exactlyOne(...names: readonly string[]): TogetherRule {
  return (...given) => {
    atLeastOne(...names)(...given);
    atMostOne(...names)(...given);
  };
}

/** AWS accepts the property only together with others. */
export function needs(name: string, ...others: readonly string[]): TogetherRule {
  return (inputs, pathOf, report) => {
    const missing = others.filter((other) => !isSet(inputs[other]));
    if (isSet(inputs[name]) && missing.length > 0) {
      report.add(pathOf(name), `needs ${quoted(missing)} too`);
    }
  };
}

/** AWS requires these properties if `isSo`, which `when` describes in words. */
export function requiredWhen(
  when: string,
  isSo: (inputs: Readonly<Record<string, any>>) => boolean,
  ...names: readonly string[]
): TogetherRule {
  return reportEach(names, isSo, (value) => !isSet(value), `is required ${when}`);
}

/** AWS rejects these properties if `isSo`, which `when` describes in words. */
export function refusedWhen(
  when: string,
  isSo: (inputs: Readonly<Record<string, any>>) => boolean,
  ...names: readonly string[]
): TogetherRule {
  return reportEach(names, isSo, isSet, `is not allowed ${when}`);
}

function reportEach(
  names: readonly string[],
  isSo: (inputs: Readonly<Record<string, any>>) => boolean,
  isWrong: (value: unknown) => boolean,
  reason: string,
): TogetherRule {
  return (inputs, pathOf, report) => {
    for (const name of names) {
      if (isWrong(inputs[name]) && isSo(inputs)) report.add(pathOf(name), reason);
    }
  };
}

/** An empty list counts as not set. */
export function isSet(value: unknown): boolean {
  return !isAbsent(value) && !(Array.isArray(value) && value.length === 0);
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

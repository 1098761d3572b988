import { UNKNOWN } from "../unknown";

/** Why one input of a resource is rejected. `property` is a path in Pulumi's notation, such as "rules[0].priority". */
export interface InputFailure {
  property: string;
  reason: string;
}

/** Collects the failures of rules. */
export interface Report {
  /** Adds that the input must be `expected`, and its actual value. */
  expected(path: string, expected: string, value: unknown): void;
  add(path: string, reason: string): void;
}

/** The values that AWS accepts for one input. */
export interface Rule {
  /** The input is required. */
  isRequired?: true;
  /** A value that is not known yet also satisfies the rule. */
  takesAll?: true;
  /** The properties of the object, or of the objects in the list, to which the rule applies. */
  inner?(): Shape;
  check(value: unknown, path: string, report: Report): void;
}

/** Rules for the properties of an object, and for combinations of properties. */
export interface Shape {
  properties: Readonly<Record<string, Rule>>;
  together: readonly TogetherRule[];
}

/** A rule for several properties of one object. */
export type TogetherRule = (
  inputs: Readonly<Record<string, any>>,
  pathOf: (property: string) => string,
  report: Report,
) => void;

/** The properties of a resource, or of an object within one. */
export function shape(
  properties: Readonly<Record<string, Rule>>,
  ...together: readonly TogetherRule[]
): Shape {
  return { properties, together };
}

/** A rule for a required input. */
export function required(rule: Rule): Rule {
  return { ...rule, isRequired: true };
}

/** Applies the rules of an object to it. */
export function checkShape(
  { properties, together }: Shape,
  inputs: Readonly<Record<string, unknown>>,
  path: string,
  report: Report,
): void {
  const pathOf = (property: string): string => (path === "" ? property : `${path}.${property}`);
  for (const [property, rule] of Object.entries(properties)) {
    const value = inputs[property];
    if (isAbsent(value)) {
      if (rule.isRequired) report.add(pathOf(property), "is required");
    } else if (rule.takesAll || !isUnknown(value)) {
      rule.check(value, pathOf(property), report);
    }
  }
  for (const check of together) check(inputs, pathOf, report);
}

/** Rejects unknown properties of an object within a resource. */
export function checkNames(
  { properties }: Shape,
  inputs: object,
  path: string,
  report: Report,
): void {
  for (const [name, value] of Object.entries(inputs)) {
    if (Object.hasOwn(properties, name) || isAbsent(value)) continue;
    const known = Object.keys(properties);
    report.add(
      `${path}.${name}`,
      known.length === 0 ? "is unknown" : `is unknown; known: ${known.join(", ")}`,
    );
  }
}

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Whether the value, or all but its hash, is known only after deployment. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === "string") return value.includes(UNKNOWN);
  return typeof value === "object" && value !== null && "$secret" in value;
}

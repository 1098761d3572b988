import { brokenConstraint, WITHHELD } from "./constraintTexts";

/** Constraints of a service model for a string or number member. */
export interface MemberConstraints {
  /** Minimum of a string's length, or of a number. */
  min?: number;
  max?: number;
  pattern?: string;
  values?: readonly string[];
  /** Messages must not contain the value. */
  sensitive?: boolean;
}

/**
 * AWS's message for each constraint that a value violates.
 * @param at path of the member, as AWS writes it
 */
export function brokenConstraints(
  value: string | number,
  at: string,
  { min = -Infinity, max = Infinity, pattern, values, sensitive }: MemberConstraints,
): string[] {
  const isText = typeof value === "string";
  const size = isText ? value.length : value;
  const what = isText ? "length" : "value";
  const rules: string[] = [];
  if (isText && values && !values.includes(value)) {
    rules.push(`Member must satisfy enum value set: [${values.join(", ")}]`);
  }
  // The pattern is not applied to a value that is too long: some of AWS's patterns take cubic time.
  if (isText && pattern && size <= max && !new RegExp(`^(?:${pattern})$`, "u").test(value)) {
    rules.push(`Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (size < min) rules.push(`Member must have ${what} greater than or equal to ${min}`);
  if (size > max) rules.push(`Member must have ${what} less than or equal to ${max}`);
  return rules.map((rule) => brokenConstraint(at, sensitive ? WITHHELD : String(value), rule));
}

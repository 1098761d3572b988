import { brokenConstraint, WITHHELD } from "./constraintTexts";

/** What a service's model says of a member that is a text or a number. */
export interface MemberConstraints {
  /** Of the length of a text, or of a number. */
  min?: number;
  max?: number;
  pattern?: string;
  values?: readonly string[];
  /** The value is not repeated in messages. */
  sensitive?: boolean;
}

/**
 * AWS's words for each constraint that a value breaks.
 * @param at the path of the member, as AWS writes it
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
  // What is too long anyway is not matched: some of AWS's patterns take time that grows with the cube of the length.
  if (isText && pattern && size <= max && !new RegExp(`^(?:${pattern})$`, "u").test(value)) {
    rules.push(`Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (size < min) rules.push(`Member must have ${what} greater than or equal to ${min}`);
  if (size > max) rules.push(`Member must have ${what} less than or equal to ${max}`);
  return rules.map((rule) => brokenConstraint(at, sensitive ? WITHHELD : String(value), rule));
}

import { inspect } from "node:util";
import { VisibleError } from "./visibleError";

/** The values that an option or argument of a public function accepts. */
export interface ValueRule {
  /** For the message, e.g. "a whole number from 1 to 10". */
  expected: string;
  accepts(value: unknown): boolean;
}

/**
 * Checks the options of a public function: JavaScript does not, and an option of a wrong type would have another effect.
 * @param rules has a rule for each option; an option that is undefined is omitted
 * @throws VisibleError that names the option
 */
export function checkOptions(
  called: string,
  options: unknown,
  rules: Readonly<Record<string, ValueRule>>,
): void {
  requireValue(`The argument of ${called}`, options, AN_OBJECT);
  for (const [name, value] of Object.entries(options as object)) {
    if (!Object.hasOwn(rules, name)) {
      const names = Object.keys(rules).join(", ");
      throw new VisibleError(`${called} has no option "${name}"; it has ${names}.`);
    }
    if (value !== undefined) requireValue(`"${name}"`, value, rules[name]!);
  }
}

/** @throws VisibleError that states what was expected */
export function requireValue(name: string, value: unknown, { expected, accepts }: ValueRule): void {
  if (accepts(value)) return;
  throw new VisibleError(`${name} is ${describeValue(value)}; expected ${expected}.`);
}

/** e.g. `"80"`, `5`, `null` or `an array`. */
function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return inspect(value);
  return Array.isArray(value) ? "an array" : "an object";
}

export const A_BOOLEAN: ValueRule = {
  expected: "true or false",
  accepts: (value) => typeof value === "boolean",
};

export const A_TEXT: ValueRule = {
  expected: "a string that is not empty",
  accepts: (value) => typeof value === "string" && value !== "",
};

/** Also an empty one. */
export const A_STRING: ValueRule = {
  expected: "a string",
  accepts: (value) => typeof value === "string",
};

/** The longest delay of Node's timers in milliseconds. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const A_DELAY: ValueRule = {
  expected: `a number of milliseconds from 0 to ${LONGEST_DELAY_MS}`,
  accepts: (value) => typeof value === "number" && value >= 0 && value <= LONGEST_DELAY_MS,
};

export const AN_OBJECT: ValueRule = { expected: "an object", accepts: isObject };

export function wholeNumber(least: number, most: number): ValueRule {
  return {
    expected: `a whole number from ${least} to ${most}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

/** An object whose members are functions; each may be omitted. */
export function functionsNamed(...names: string[]): ValueRule {
  return {
    expected: `an object with functions (${names.join(", ")})`,
    accepts: (value) =>
      isObject(value) &&
      names.every((name) => ["undefined", "function"].includes(typeof value[name])),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

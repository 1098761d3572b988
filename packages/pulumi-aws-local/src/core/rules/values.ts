import type { Rule } from "./rule";

/** Constraints of a string. */
interface TextLimits {
  /** Minimum length; 0 by default. */
  min?: number;
  max?: number;
  pattern?: RegExp;
  /** Describes the pattern in messages. */
  like?: string;
}

/** A string. Numbers and booleans are converted, as in the AWS provider. */
export function text(limits: TextLimits = {}): Rule {
  const { min = 0, max = Infinity, pattern } = limits;
  const expected = describeText(limits);
  return {
    check(value, path, report) {
      const given = toText(value);
      if (given === undefined) return report.expected(path, "a text", value);
      const { length } = given;
      if (length < min || length > max || pattern?.test(given) === false) {
        report.expected(path, expected, value);
      }
    },
  };
}

function describeText({ min = 0, max = Infinity, pattern, like }: TextLimits): string {
  const what = like ?? (pattern === undefined ? "a text" : `a text that matches ${pattern.source}`);
  if (max !== Infinity) return `${what}, ${min} to ${max} characters long`;
  return min === 0 ? what : `${what}, not empty`;
}

export function toText(value: unknown): string | undefined {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}

/** The rule, or an empty string, which the AWS provider treats as absent. */
export function orEmpty(rule: Rule): Rule {
  return {
    ...rule,
    check(value, path, report) {
      if (value !== "") rule.check(value, path, report);
    },
  };
}

/** One of certain strings. */
export function oneOf(...values: readonly string[]): Rule {
  const known = new Set(values);
  const expected = describeChoice(values.map((value) => JSON.stringify(value)));
  return {
    check(value, path, report) {
      if (!known.has(toText(value) ?? "\0")) report.expected(path, expected, value);
    },
  };
}

function describeChoice(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : `one of ${values.join(", ")}`;
}

/** A number in a range. A string with a number is accepted, as in the AWS provider. */
export function number(from = -Infinity, to = Infinity): Rule {
  return numeric("a number", from, to, () => true);
}

/** An integer in a range. */
export function whole(from = -Infinity, to = Infinity): Rule {
  return numeric("a whole number", from, to, Number.isInteger);
}

/** One of certain integers, or one that `isAllowed` accepts and `like` describes. */
export function wholeLike(like: string, isAllowed: (value: number) => boolean): Rule {
  return numeric(like, -Infinity, Infinity, (value) => Number.isInteger(value) && isAllowed(value));
}

function numeric(
  what: string,
  from: number,
  to: number,
  isAllowed: (value: number) => boolean,
): Rule {
  const range =
    from === -Infinity && to === Infinity
      ? ""
      : to === Infinity
        ? ` of at least ${from}`
        : ` from ${from} to ${to}`;
  return {
    check(value, path, report) {
      const given = toNumber(value);
      if (given === undefined || !(given >= from && given <= to && isAllowed(given))) {
        report.expected(path, what + range, value);
      }
    },
  };
}

export function toNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(value)) return undefined;
  return Number(value);
}

/** A boolean; "true" and "false" are accepted, as in the AWS provider. */
export function flag(): Rule {
  return {
    check(value, path, report) {
      if (!FLAGS.has(value)) report.expected(path, "true or false", value);
    },
  };
}

const FLAGS = new Set<unknown>([true, false, "true", "false"]);

/** Any value: another check validates it. */
export function anything(): Rule {
  return { takesAll: true, check: () => undefined };
}

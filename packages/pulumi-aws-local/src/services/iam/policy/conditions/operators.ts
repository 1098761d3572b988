import { arnOperators } from "./arns";
import { binaryOperators } from "./binary";
import { booleanOperators } from "./booleans";
import { dateOperators } from "./dates";
import { ipAddressOperators } from "./ipAddresses";
import { numericOperators } from "./numbers";
import type { Operator } from "./operator";
import { stringOperators } from "./strings";

/** How an operator is applied to a key with several values. */
export type SetOperator = "ForAllValues" | "ForAnyValue";

/** A condition operator as a policy names it, such as "ForAnyValue:StringLikeIfExists". */
export interface OperatorName {
  /** "null" tests whether the key exists; it has no other form. */
  operator: Operator | "null";
  set?: SetOperator;
  ifExists: boolean;
}

const OPERATORS = new Map<string, Operator | "null">(
  [
    ...stringOperators,
    ...numericOperators,
    ...dateOperators,
    ...booleanOperators,
    ...binaryOperators,
    ...ipAddressOperators,
    ...arnOperators,
    ["Null", "null"] as const,
  ].map(([name, operator]) => [name.toLowerCase(), operator]),
);

const SET_OPERATORS: Record<string, SetOperator> = {
  forallvalues: "ForAllValues",
  foranyvalue: "ForAnyValue",
};

/**
 * Parses the name of a condition operator; undefined if there is none with that name. UNVERIFIED: that case does not
 * matter, and that a set operator before Null changes nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function parseOperator(name: string): OperatorName | undefined {
  const match = /^(?:([^:]*):)?([^:]*?)(ifexists)?$/.exec(name.toLowerCase());
  if (match === null) return undefined;
  const [, prefix, base, suffix] = match;
  const set = prefix === undefined ? undefined : SET_OPERATORS[prefix];
  const operator = OPERATORS.get(base!);
  if (operator === undefined || (prefix !== undefined && set === undefined)) return undefined;
  const ifExists = suffix !== undefined;
  // Every operator except Null can have the suffix IfExists.
  if (operator === "null" && ifExists) return undefined;
  return { operator, ifExists, ...(set && { set }) };
}

import type { SubscriptionFilter } from "../types";
import { isRecord } from "./json";

type Filter = SubscriptionFilter["filterGroup"][number]["filters"][number];

/** Alternative groups of filters: all filters of at least one group must match. */
type Alternatives = Filter[][];

/**
 * util.transform.toSubscriptionFilter, as recorded from AWS: every operator of a field, every member of an `or` and
 * every rule is an alternative, and the alternatives multiply out. Null for an invalid filter.
 * https://docs.aws.amazon.com/appsync/latest/devguide/transformation-helpers-in-utils-transform-js.html
 */
export function toSubscriptionFilter(
  filter: unknown,
  ignoredFields: unknown,
  rules: unknown,
): SubscriptionFilter | null {
  if (!isRecord(filter)) return null;
  const ignored = new Set(Array.isArray(ignoredFields) ? ignoredFields : []);
  const factors = factorsOf(filter, ignored);
  if (isRecord(rules)) {
    factors.push(Object.entries(rules).flatMap(([name, operators]) => fieldOf(name, operators)));
  }
  return { filterGroup: multiply(factors).map((filters) => ({ filters })) };
}

function factorsOf(filter: Record<string, unknown>, ignored: ReadonlySet<unknown>): Alternatives[] {
  return Object.entries(filter).flatMap(([name, value]): Alternatives[] => {
    if (name === "and") return membersOf(value).flatMap((member) => factorsOf(member, ignored));
    if (name === "or") {
      return [membersOf(value).flatMap((member) => multiply(factorsOf(member, ignored)))];
    }
    return ignored.has(name) ? [] : [fieldOf(name, value)];
  });
}

function fieldOf(fieldName: string, operators: unknown): Alternatives {
  if (!isRecord(operators)) return [];
  return Object.entries(operators).map(([operator, value]) => [{ fieldName, operator, value }]);
}

function membersOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Combines one alternative of each factor in every way; factors without alternatives do not count. */
function multiply(factors: Alternatives[]): Alternatives {
  const counting = factors.filter((alternatives) => alternatives.length > 0);
  if (counting.length === 0) return [];
  return counting.reduce<Alternatives>(
    (groups, alternatives) =>
      groups.flatMap((group) => alternatives.map((filters) => [...group, ...filters])),
    [[]],
  );
}

import { isRecord } from "./json";
import { lookup } from "../../../../core/lookup";

type Query = Record<string, unknown>;

const terms = lookup({
  eq: "term",
  match: "match",
  matchPhrase: "match_phrase",
  matchPhrasePrefix: "match_phrase_prefix",
  multiMatch: "multi_match",
  wildcard: "wildcard",
  regexp: "regexp",
});

/**
 * util.transform.toElasticsearchQueryDSL: the query as an object; null for an invalid filter.
 * https://docs.aws.amazon.com/appsync/latest/devguide/transformation-helpers-in-utils-transform-js.html
 * UNVERIFIED beyond the documented example (ne, range, eq, wildcard).
 */
export function toElasticsearchQuery(filter: unknown): Query | null {
  if (!isRecord(filter)) return null;
  return must(Object.entries(filter).map(([name, value]) => memberQuery(name, value)));
}

function memberQuery(name: string, value: unknown): Query | null {
  if (name === "not") return { bool: { must_not: toElasticsearchQuery(value) } };
  if (name === "and" || name === "or") {
    const members = (Array.isArray(value) ? value : [value]).map(toElasticsearchQuery);
    return { bool: { [name === "and" ? "must" : "should"]: members } };
  }
  if (!isRecord(value)) return null;
  return must(
    Object.entries(value).map(([operator, operand]) => termQuery(name, operator, operand)),
  );
}

function termQuery(field: string, operator: string, value: unknown): Query | null {
  const term = terms[operator];
  if (term !== undefined) return { [term]: { [field]: value } };
  switch (operator) {
    case "ne":
      return { bool: { must_not: { term: { [field]: value } } } };
    case "exists":
      return value === false
        ? { bool: { must_not: { exists: { field } } } }
        : { exists: { field } };
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return { range: { [field]: { [operator]: value } } };
    case "range": {
      const [gte, lte] = Array.isArray(value) ? (value as unknown[]) : [];
      return { range: { [field]: { gte, lte } } };
    }
    default:
      return null;
  }
}

function must(queries: (Query | null)[]): Query | null {
  if (queries.some((query) => query === null)) return null;
  return queries.length === 1 ? queries[0]! : { bool: { must: queries } };
}

import { toAttributeValue, type AttributeValue } from "./attributeValues";
import { isRecord } from "./json";
import { lookup } from "../../../../core/lookup";

/** A DynamoDB expression with its placeholders, in the form of AppSync's requests. */
export interface Expression {
  expression: string;
  expressionNames: Record<string, string>;
  expressionValues: Record<string, AttributeValue>;
}

const comparators = lookup({
  eq: "=",
  ne: "<>",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
});

const functions = lookup({
  contains: "contains",
  notContains: "NOT contains",
  beginsWith: "begins_with",
});

const attributeTypes = lookup({
  _null: "NULL",
  string: "S",
  stringSet: "SS",
  number: "N",
  numberSet: "NS",
  binary: "B",
  binarySet: "BS",
  boolean: "BOOL",
  list: "L",
  map: "M",
});

/** A filter that AWS renders as null. */
class Unrenderable extends Error {}

/**
 * Renders a filter object as recorded from AWS; null if it cannot be rendered.
 * https://docs.aws.amazon.com/appsync/latest/devguide/transformation-helpers-in-utils-transform-js.html
 */
export function renderFilter(
  filter: unknown,
  convert: (value: unknown) => AttributeValue = toAttributeValue,
): Expression | null {
  try {
    return new FilterRenderer(convert).render(filter);
  } catch (error) {
    if (error instanceof Unrenderable) return null;
    throw error;
  }
}

class FilterRenderer {
  private readonly names: Record<string, string> = {};
  private readonly values: Record<string, AttributeValue> = {};

  constructor(private readonly convert: (value: unknown) => AttributeValue) {}

  render(filter: unknown): Expression {
    return {
      expression: this.fields(filter, "").join(" AND "),
      expressionNames: this.names,
      expressionValues: this.values,
    };
  }

  /** Renders one term for each member of a filter object; `prefix` starts the names of its values. */
  private fields(filter: unknown, prefix: string): string[] {
    return Object.entries(record(filter)).map(([name, value]) => {
      if (name === "and") return this.group(value, " AND ", `${prefix}and_`);
      if (name === "or") return this.group(value, " OR ", `${prefix}or_`);
      if (name === "not") return `(NOT ${this.member(value, `${prefix}not_`)})`;
      this.names[`#${name}`] = name;
      return this.operators(`#${name}`, `${prefix}${name}`, value);
    });
  }

  private group(members: unknown, joiner: string, prefix: string): string {
    return scoped(
      list(members).map((member, index) => this.member(member, `${prefix}${index}_`)),
      joiner,
    );
  }

  /** UNVERIFIED: that AWS also puts several fields of one group member in parentheses. */
  private member(filter: unknown, prefix: string): string {
    return scoped(this.fields(filter, prefix), " AND ");
  }

  private operators(operand: string, path: string, operators: unknown): string {
    return scoped(
      Object.entries(record(operators)).map(([name, value]) =>
        name === "size"
          ? this.operators(
              `size(${operand.replace(/^size\((.*)\)$/, "$1")})`,
              `${path}_size`,
              value,
            )
          : `(${this.condition(operand, `:${path}_${name}`, name, value)})`,
      ),
      " AND ",
    );
  }

  private condition(operand: string, place: string, name: string, value: unknown): string {
    if (comparators[name]) return `${operand} ${comparators[name]} ${this.value(place, value)}`;
    if (functions[name]) return `${functions[name]}(${operand},${this.value(place, value)})`;
    switch (name) {
      case "between": {
        const [start, end] = list(value, 2);
        const low = this.value(`${place}_start`, start);
        return `${operand} BETWEEN ${low} AND ${this.value(`${place}_end`, end)}`;
      }
      case "in": {
        const places = list(value).map((one, index) => this.value(`${place}_${index}`, one));
        // AWS renders an empty list as the word null, which DynamoDB then rejects.
        return places.length === 0 ? "null" : `${operand} IN (${places.join(", ")})`;
      }
      case "attributeExists":
        if (typeof value !== "boolean") throw new Unrenderable();
        return `attribute_${value ? "" : "not_"}exists(${operand})`;
      case "attributeType": {
        const type = typeof value === "string" ? attributeTypes[value] : undefined;
        if (type === undefined) throw new Unrenderable();
        return `attribute_type(${operand},${this.value(place, type)})`;
      }
      default:
        throw new Unrenderable();
    }
  }

  private value(place: string, value: unknown): string {
    this.values[place] = this.convert(value);
    return place;
  }
}

/** Encloses several terms in parentheses; a single term stays as it is. */
function scoped(terms: string[], joiner: string): string {
  const joined = terms.join(joiner);
  return terms.length > 1 ? `(${joined})` : joined;
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Unrenderable();
  return value;
}

function list(value: unknown, minimum = 0): unknown[] {
  if (!Array.isArray(value) || value.length < minimum) throw new Unrenderable();
  return value as unknown[];
}

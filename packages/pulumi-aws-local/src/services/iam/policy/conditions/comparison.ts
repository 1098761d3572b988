import { withNegation, type Operator } from "./operator";

/** The operators for an ordered kind of value: NumericEquals to NumericGreaterThanEquals. */
export function comparisonOperators<T>(
  kind: string,
  parse: (text: string) => T | undefined,
  compare: (a: T, b: T) => number,
): [string, Operator][] {
  const operator =
    (holds: (order: number) => boolean): Operator["compile"] =>
    (text) => {
      const wanted = parse(text);
      if (wanted === undefined) return undefined;
      return {
        matches(value) {
          const given = parse(value);
          return given !== undefined && holds(compare(given, wanted));
        },
      };
    };
  const positive = (name: string, holds: (order: number) => boolean): [string, Operator] => [
    kind + name,
    { negated: false, compile: operator(holds) },
  ];
  return [
    ...withNegation(
      `${kind}Equals`,
      `${kind}NotEquals`,
      operator((order) => order === 0),
    ),
    positive("LessThan", (order) => order < 0),
    positive("LessThanEquals", (order) => order <= 0),
    positive("GreaterThan", (order) => order > 0),
    positive("GreaterThanEquals", (order) => order >= 0),
  ];
}

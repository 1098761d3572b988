import fc from "fast-check";
import { hostileText } from "./hostileText";

/** Names with a meaning in JavaScript, which break code that builds objects carelessly. */
const PROTOTYPE_KEYS = ["__proto__", "constructor", "prototype", "toString", "valueOf", "toJSON"];

const NUMBERS = [
  "0",
  "-0",
  "-1",
  "1",
  "1.5",
  "2147483647",
  "2147483648",
  "-2147483649",
  "9007199254740993",
  "1e400",
  "-1e400",
  "1e-400",
  "9".repeat(400),
];

/**
 * Any JSON value as text, including values that JavaScript cannot represent: numbers out of range,
 * keys like "__proto__", duplicate keys.
 * @param keys further keys of objects
 */
export function hostileJson(
  ids: readonly string[] = [],
  keys: readonly string[] = [],
): fc.Arbitrary<string> {
  return fc.letrec<{ value: string }>((tie) => {
    const key = fc.oneof(fc.constantFrom(...PROTOTYPE_KEYS, ...keys), fc.string({ maxLength: 8 }));
    const member = fc
      .tuple(key, tie("value"))
      .map(([name, value]) => `${JSON.stringify(name)}:${value}`);
    return {
      value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        hostileText(ids).map((text) => JSON.stringify(text)),
        fc.constantFrom("null", "true", "false", ...NUMBERS),
        fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join()}]`),
        fc.array(member, { maxLength: 4 }).map((members) => `{${members.join()}}`),
        fc.integer({ min: 1, max: 5000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
        fc
          .integer({ min: 1, max: 900 })
          .map((depth) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth)),
      ),
    };
  }).value;
}

/**
 * A JSON object as text, with the values of `members` under their names, sometimes with additional
 * or replaced members.
 */
export function objectOf(
  members: Record<string, fc.Arbitrary<string | undefined>>,
  others: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const known = fc.record(members, { noNullPrototype: true });
  const more = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.constantFrom(...PROTOTYPE_KEYS), others), { maxLength: 2 }),
    },
  );
  return fc.tuple(known, more).map(([values, extra]) => {
    const entries = [...Object.entries(values), ...(extra as [string, string][])];
    const texts = entries.flatMap(([name, value]) =>
      value === undefined ? [] : [`${JSON.stringify(name)}:${value}`],
    );
    return `{${texts.join()}}`;
  });
}

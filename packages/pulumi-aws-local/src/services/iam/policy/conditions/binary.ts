import type { Operator } from "./operator";

/**
 * Compares bytes. Both sides are base64, as binary values are in IAM's policy simulator.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export const binaryOperators: [string, Operator][] = [
  [
    "BinaryEquals",
    {
      negated: false,
      compile(text) {
        const wanted = decode(text);
        if (wanted === undefined) return undefined;
        return { matches: (value) => decode(value)?.equals(wanted) ?? false };
      },
    },
  ],
];

function decode(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, "base64");
}

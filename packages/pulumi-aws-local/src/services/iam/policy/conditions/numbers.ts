import { comparisonOperators } from "./comparison";

/** An exact integer or decimal: digits × 10^-scale. */
interface Decimal {
  digits: bigint;
  scale: number;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const numericOperators = comparisonOperators("Numeric", parseDecimal, compareDecimals);

function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null || text.length > MAX_LENGTH) return undefined;
  const [, whole, fraction = ""] = match as unknown as [string, string, string?];
  return { digits: BigInt(whole.replace("+", "") + fraction), scale: fraction.length };
}

/** UNVERIFIED: no number of AWS has this length; it limits the work that a request can cause. */
const MAX_LENGTH = 100;

function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaled({ digits, scale }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - scale);
}

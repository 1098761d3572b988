/** The value below which a share of the values lie, e.g. 0.99; NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The median; NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(half)]!;
  return (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Rounded to this number of significant digits. More digits would not be meaningful. */
export function digits(value: number, significant = 3): number {
  if (!Number.isFinite(value)) return NaN;
  const whole = Math.abs(value) >= 10 ** significant;
  return whole ? Math.round(value) : Number(value.toPrecision(significant));
}

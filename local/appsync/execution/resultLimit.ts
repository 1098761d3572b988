/** AppSync's limit on what a resolver or function may answer, in bytes. */
const RESULT_BYTES = 5 * 1024 * 1024;

/** Whether a value is larger than AppSync allows, by an estimate of its JSON that stops early. */
export function exceedsResultLimit(value: unknown): boolean {
  return remaining(value, RESULT_BYTES) < 0;
}

function remaining(value: unknown, budget: number): number {
  if (typeof value === "string") return budget - value.length - 2;
  if (typeof value !== "object" || value === null) return budget - 4;
  if (Array.isArray(value)) {
    for (const item of value) {
      budget = remaining(item, budget - 1);
      if (budget < 0) return budget;
    }
    return budget - 2;
  }
  for (const key in value) {
    budget = remaining((value as Record<string, unknown>)[key], budget - key.length - 4);
    if (budget < 0) return budget;
  }
  return budget - 2;
}

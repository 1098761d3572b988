/** Placeholder for an input whose value is known only after deployment. */
export const UNKNOWN = "<known after deployment>";

/** Whether a value, or anything inside it, is unknown before a deployment. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value === "string") return value.includes(UNKNOWN);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasUnknown);
}

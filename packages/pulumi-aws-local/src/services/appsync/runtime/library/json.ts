/** Whether a JSON value is an object, neither a list nor null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Copies an object without the members that are null or undefined. */
export function withoutNulls(members: Record<string, unknown>): Record<string, unknown> {
  const present: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    if (members[name] != null) present[name] = members[name];
  }
  return present;
}

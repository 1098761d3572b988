/** A block without settings that are off or empty: a program omits these. */
export function withoutOff(block: Record<string, any>): Record<string, any> {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => !isOff(value)));
}

function isOff(value: unknown): boolean {
  if (value === undefined || value === false || value === 0) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

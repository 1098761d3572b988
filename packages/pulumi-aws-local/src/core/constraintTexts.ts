/** The name of a member in AWS's constraint messages: "TableName" becomes "tableName". */
export function memberPath(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Replaces a value that messages must not contain, such as a password. */
export const WITHHELD = Symbol("withheld");

/**
 * AWS's message for a member that violates a constraint of the service model.
 * @param value undefined for a member that is absent
 */
export function brokenConstraint(
  at: string,
  value: string | typeof WITHHELD | undefined,
  constraint: string,
): string {
  const shown = value === WITHHELD ? "" : value === undefined ? " null" : ` '${value}'`;
  return `Value${shown} at '${at}' failed to satisfy constraint: ${constraint}`;
}

/** AWS's message for all constraints that a request violates. */
export function validationErrors(broken: readonly string[]): string {
  const errors = broken.length === 1 ? "error" : "errors";
  return `${broken.length} validation ${errors} detected: ${broken.join("; ")}`;
}

/** The constraint of a required member. */
export const NOT_NULL = "Member must not be null";

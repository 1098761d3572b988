/** The member of a request as AWS names it in texts about constraints: "TableName" is "tableName". */
export function memberPath(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Stands for a value that messages do not repeat, such as a password. */
export const WITHHELD = Symbol("withheld");

/**
 * AWS's words for a member that breaks a constraint of its service's model.
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

/** AWS's words for all constraints that a request breaks. */
export function validationErrors(broken: readonly string[]): string {
  const errors = broken.length === 1 ? "error" : "errors";
  return `${broken.length} validation ${errors} detected: ${broken.join("; ")}`;
}

/** The constraint of a member that must be there. */
export const NOT_NULL = "Member must not be null";

import type { RequestSummary } from "../../requests/requestTypes";

/** The title of an operation, in the terms of the schema. */
export function titleOf({ fields, name, errorTypes }: RequestSummary): string {
  if (fields.length > 0) return fields.map((field) => field.split(".").at(-1)).join(", ");
  return name ?? errorTypes[0] ?? "Request";
}

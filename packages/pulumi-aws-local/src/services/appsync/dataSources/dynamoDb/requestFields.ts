import { TemplateError } from "../../errors";

/** A request object whose operation is known to be a string. */
export type DynamoDbRequest = Record<string, any> & { operation: string };

/** @throws TemplateError with AppSync's message if the request has no operation */
export function readRequest(request: unknown): DynamoDbRequest {
  const operation = (request as { operation?: unknown } | null)?.operation;
  if (typeof operation === "string") return request as DynamoDbRequest;
  throw new TemplateError("Value for field '$[operation]' not found.");
}

/**
 * Returns the value of a required field.
 * @throws TemplateError with AppSync's message
 */
export function required(request: DynamoDbRequest, field: string): any {
  const value = request[field];
  if (value !== undefined && value !== null) return value;
  throw new TemplateError(`Value for field '$[${field}]' not found.`);
}

/**
 * Rejects fields that the operation does not have. Fields set to undefined or null count as absent.
 * @throws TemplateError with AppSync's message, e.g. "Unsupported element '$[returnValues]'."
 */
export function refuseUnknownFields(request: DynamoDbRequest, known: ReadonlySet<string>): void {
  for (const field in request) {
    if (known.has(field) || COMMON.has(field) || request[field] == null) continue;
    throw new TemplateError(`Unsupported element '$[${field}]'.`);
  }
}

/** `_version` belongs to versioned data sources, which this stack does not support. */
const COMMON: ReadonlySet<string> = new Set(["operation", "version"]);

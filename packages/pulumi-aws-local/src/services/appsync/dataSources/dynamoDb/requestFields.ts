import { TemplateError } from "../../errors";

/** A request object whose operation is known to be a string. */
export type DynamoDbRequest = Record<string, any> & { operation: string };

/** @throws TemplateError with AppSync's text when the request has no operation. */
export function readRequest(request: unknown): DynamoDbRequest {
  const operation = (request as { operation?: unknown } | null)?.operation;
  if (typeof operation === "string") return request as DynamoDbRequest;
  throw new TemplateError("Value for field '$[operation]' not found.");
}

/** The value of an obligatory field. @throws TemplateError with AppSync's text. */
export function required(request: DynamoDbRequest, field: string): any {
  const value = request[field];
  if (value !== undefined && value !== null) return value;
  throw new TemplateError(`Value for field '$[${field}]' not found.`);
}

/**
 * Refuses fields that the operation does not have. Fields set to undefined or null count as absent.
 * @throws TemplateError with AppSync's text, e.g. "Unsupported element '$[returnValues]'."
 */
export function refuseUnknownFields(request: DynamoDbRequest, known: ReadonlySet<string>): void {
  for (const field in request) {
    if (known.has(field) || COMMON.has(field) || request[field] == null) continue;
    throw new TemplateError(`Unsupported element '$[${field}]'.`);
  }
}

/** `_version` belongs to versioned data sources only, which this stack refuses as a whole. */
const COMMON: ReadonlySet<string> = new Set(["operation", "version"]);

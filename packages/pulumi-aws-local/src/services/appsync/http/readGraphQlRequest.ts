import type { HttpRequest } from "../../../core/http";
import { nestsTooDeep } from "../../../core/nestsTooDeep";
import { HttpError } from "../errors";

/** A GraphQL request received over HTTP. */
export interface GraphQlRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** UNVERIFIED: AppSync's limit for the body of a request; 1 MB is EventBridge's limit for an operation. */
const BODY_BYTES = 1024 * 1024;

/**
 * Reads a request: JSON with `query`, or a bare document (as with application/graphql).
 * @throws HttpError in AppSync's wording; a batch of requests in an array is rejected
 */
export function readGraphQlRequest(request: HttpRequest): GraphQlRequest {
  if (request.method === "GET") return readQueryString(request.query);
  const { body } = request;
  if (body.length === 0) throw malformed("Request body is empty.");
  if (body.length > BODY_BYTES) {
    throw new HttpError(
      413,
      "BadRequestException",
      `Request body is larger than ${BODY_BYTES} bytes.`,
    );
  }
  const text = body.toString("utf8");
  const parsed = parseJson(text);
  // A body that is not JSON may be a document; the GraphQL parser decides.
  return parsed === undefined
    ? { query: text, operationName: undefined, variables: {} }
    : read(parsed);
}

function readQueryString(queryString: string): GraphQlRequest {
  const parameters = new URLSearchParams(queryString);
  return read({
    query: parameters.get("query"),
    operationName: parameters.get("operationName"),
    variables: parseJson(parameters.get("variables") ?? "{}"),
  });
}

function read(parsed: unknown): GraphQlRequest {
  const { query, operationName, variables } = (parsed ?? {}) as Record<string, unknown>;
  if (typeof query !== "string" || Array.isArray(parsed)) throw unparsable();
  if (operationName != null && typeof operationName !== "string") throw unparsable();
  if (variables != null && (typeof variables !== "object" || Array.isArray(variables))) {
    throw unparsable();
  }
  return {
    query,
    operationName: operationName || undefined,
    variables: (variables ?? {}) as Record<string, unknown>,
  };
}

/** @throws HttpError if it is nested too deeply */
function parseJson(text: string): unknown {
  if (nestsTooDeep(text)) throw unparsable();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unparsable(): HttpError {
  return malformed("Unable to parse GraphQL query.");
}

function malformed(message: string): HttpError {
  return new HttpError(400, "MalformedHttpRequestException", message);
}

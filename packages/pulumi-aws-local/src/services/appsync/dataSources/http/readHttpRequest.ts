import type { HttpRequest } from "../../../../core/http";
import { TemplateError } from "../../errors";

const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Headers that AppSync reserves. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  "host",
  "connection",
  "user-agent",
  "expectation",
  "transfer-encoding",
  "content-length",
]);

/**
 * Builds the HTTP request that a resolver's object describes: {method, resourcePath, params: {query, headers, body}}.
 * @throws TemplateError naming the member that is missing or not allowed
 */
export function readHttpRequest(input: unknown, endpoint: URL): HttpRequest {
  const { method, resourcePath, params } = (input ?? {}) as Record<string, any>;
  if (method == null) throw new TemplateError("Value for field '$[method]' not found.");
  if (resourcePath == null) throw new TemplateError("Value for field '$[resourcePath]' not found.");
  if (!METHODS.has(method)) throw new TemplateError(`Unsupported method '${method}'.`);
  if (typeof resourcePath !== "string" || !resourcePath.startsWith("/")) {
    throw new TemplateError(
      `resourcePath must start with "/", got ${JSON.stringify(resourcePath)}.`,
    );
  }
  const body = bodyOf(params?.body);
  const target = new URL(endpoint.pathname.replace(/\/$/, "") + resourcePath, endpoint.origin);
  for (const [name, value] of Object.entries(textValues(params?.query))) {
    target.searchParams.append(name, value);
  }
  return {
    method,
    path: target.pathname,
    query: target.search.slice(1).replaceAll("+", "%20"),
    headers: {
      ...headersOf(params?.headers),
      host: endpoint.host,
      ...(body.length > 0 && { "content-length": String(body.length) }),
    },
    body,
    sourceIp: "127.0.0.1",
  };
}

function headersOf(headers: object | null | undefined): Record<string, string> {
  const entries = Object.entries(textValues(headers)).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ]);
  for (const [name] of entries) {
    if (FORBIDDEN.has(name)) throw new TemplateError(`Header '${name}' cannot be set.`);
  }
  return Object.fromEntries(entries);
}

function textValues(values: object | null | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) =>
      value == null ? [] : [[name, String(value)]],
    ),
  );
}

function bodyOf(body: unknown): Buffer {
  if (body == null) return Buffer.alloc(0);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

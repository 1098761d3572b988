import type { HttpRequest } from "../http";

/** Parameters of a request in the AWS query protocol, by name. If one is repeated, the first counts. */
export type QueryParameters = ReadonlyMap<string, string>;

/**
 * Reads the parameters from a form, or from the query string of a GET.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function readQueryParameters({
  method,
  query,
  headers,
  body,
}: Pick<HttpRequest, "method" | "query" | "headers" | "body">): QueryParameters {
  const form = isForm(headers["content-type"]) ? body.toString("utf8") : "";
  const text = method === "GET" ? query : form;
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
}

/** Whether a body of this media type holds parameters. */
export function isForm(contentType = ""): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType);
}

/** The values of a list ("Name.member.1" and so on) in their order. */
export function listParameter(parameters: QueryParameters, name: string): string[] {
  const values: string[] = [];
  for (let at = 1; ; at += 1) {
    const value = parameters.get(`${name}.member.${at}`);
    if (value === undefined) return values;
    values.push(value);
  }
}

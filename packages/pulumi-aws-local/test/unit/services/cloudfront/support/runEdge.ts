import type { HttpRequest, HttpResponse } from "../../../../../src/core/http";
import { EdgeError } from "../../../../../src/services/cloudfront/functions/edgeError";
import { compileEdgeFunction } from "../../../../../src/services/cloudfront/functions/edgeFunction";
import { runOnRequest } from "../../../../../src/services/cloudfront/functions/viewerRequest";
import { runOnResponse } from "../../../../../src/services/cloudfront/functions/viewerResponse";

export const CONTEXT = {
  distributionDomainName: "d111111abcdef8.cloudfront.net",
  distributionId: "EDFDVBD6EXAMPLE",
  requestId: "EXAMPLE==",
};

/** A viewer's request. */
export function viewerRequest(given: Partial<HttpRequest> = {}): HttpRequest {
  const headers = { host: "store.example.com" };
  const body = Buffer.from("body");
  return { method: "GET", path: "/", query: "", headers, body, sourceIp: "192.0.2.1", ...given };
}

/** The result of a handler body for a request. */
export function onRequest(handlerBody: string, given: Partial<HttpRequest> = {}) {
  const run = compileEdgeFunction(`function handler(event) { ${handlerBody} }`);
  return runOnRequest(run, viewerRequest(given), CONTEXT);
}

/** The request to forward. */
export function requestAfter(handlerBody: string, given: Partial<HttpRequest> = {}): HttpRequest {
  const result = onRequest(`const request = event.request; ${handlerBody}; return request;`, given);
  return (result as { request: HttpRequest }).request;
}

/** The result of a handler body for a response. */
export function onResponse(
  handlerBody: string,
  given: Partial<HttpResponse> = {},
  request: Partial<HttpRequest> = {},
): HttpResponse {
  const run = compileEdgeFunction(`function handler(event) { ${handlerBody} }`);
  const response = { status: 200, headers: {}, body: "body", ...given };
  return runOnResponse(run, response, viewerRequest(request), CONTEXT);
}

/** The error response to the viewer and its reason. */
export function failureOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    const { status, headers } = error.toResponse();
    return `${status} ${headers["x-cache"]!.split(" ")[0]}: ${error.message}`;
  }
  throw new Error("The function did not fail.");
}

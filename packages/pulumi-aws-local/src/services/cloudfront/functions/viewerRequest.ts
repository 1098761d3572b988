import type { HttpRequest, HttpResponse } from "../../../core/http";
import { applyCookies, exposeCookies } from "./edgeCookies";
import { EdgeError } from "./edgeError";
import type { EdgeFunction } from "./edgeFunction";
import { applyHeaders, exposeHeaders } from "./edgeHeaders";
import { isRecord } from "./fields";
import { generatedResponse } from "./generatedResponse";
import { applyQuery, exposeQuery } from "./querystring";

/** The members of an event about the distribution and the request. */
export interface EventContext {
  distributionDomainName: string;
  distributionId: string;
  requestId: string;
}

/** The result of a viewer request function: a response, or the request to continue with. */
export type ViewerRequestResult = { response: HttpResponse } | { request: HttpRequest };

/**
 * Runs a function on a viewer's request. The function cannot read the body, which is passed on unchanged.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 * @throws EdgeError
 */
export function runOnRequest(
  run: EdgeFunction,
  request: HttpRequest,
  context: EventContext,
): ViewerRequestResult {
  const result = run({
    version: "1.0",
    context: { ...context, eventType: "viewer-request" },
    viewer: { ip: request.sourceIp },
    request: exposeRequest(request),
  });
  if (!isRecord(result)) throw EdgeError.validation("the request or a response is missing");
  return "statusCode" in result
    ? { response: generatedResponse(result) }
    : { request: applyRequest(request, result) };
}

/** Converts a request to the form of an event. */
export function exposeRequest({ method, path, query, headers }: HttpRequest): object {
  return {
    method,
    uri: path,
    querystring: exposeQuery(query),
    headers: exposeHeaders(headers),
    cookies: exposeCookies(headers["cookie"]),
  };
}

function applyRequest(request: HttpRequest, returned: Record<string, unknown>): HttpRequest {
  const { method, uri, querystring, headers, cookies } = returned;
  if (method !== request.method) throw EdgeError.validation("request.method is read-only");
  if (typeof uri !== "string" || !uri.startsWith("/")) {
    throw EdgeError.validation("request.uri must begin with a slash");
  }
  const cookie = applyCookies(request.headers["cookie"], cookies);
  return {
    ...request,
    path: uri,
    query: applyQuery(request.query, querystring, uri),
    headers: {
      ...applyHeaders(request.headers, headers, "viewer-request"),
      ...(cookie !== undefined && { cookie }),
    },
  };
}

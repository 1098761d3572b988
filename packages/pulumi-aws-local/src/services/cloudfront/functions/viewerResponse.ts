import { STATUS_CODES } from "node:http";
import type { HttpRequest, HttpResponse } from "../../../core/http";
import { exposeSetCookies } from "./edgeCookies";
import { EdgeError } from "./edgeError";
import type { EdgeFunction } from "./edgeFunction";
import { exposeHeaders } from "./edgeHeaders";
import { isRecord } from "./fields";
import { applyResponse } from "./generatedResponse";
import { type EventContext, exposeRequest } from "./viewerRequest";

/**
 * Runs a function on the response to a viewer, without its body. UNVERIFIED: that the event's request is the one
 * returned by the viewer request function, not the viewer's own.
 * @throws EdgeError
 */
export function runOnResponse(
  run: EdgeFunction,
  response: HttpResponse,
  request: HttpRequest,
  context: EventContext,
): HttpResponse {
  const { status, headers, cookies } = response;
  const result = run({
    version: "1.0",
    context: { ...context, eventType: "viewer-response" },
    viewer: { ip: request.sourceIp },
    request: exposeRequest(request),
    response: {
      statusCode: status,
      statusDescription: STATUS_CODES[status] ?? "",
      headers: exposeHeaders(headers),
      cookies: exposeSetCookies(cookies),
    },
  });
  if (!isRecord(result)) throw EdgeError.validation("the response is missing");
  return applyResponse(response, result);
}

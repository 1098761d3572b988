import { randomUUID } from "node:crypto";
import { AwsError } from "../../../core/awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../../core/http";
import type { AppSyncHost } from "../host";
import { executeRequest } from "../execution/executeRequest";
import { RequestTrace } from "../execution/requestTrace";
import { authenticate } from "./authenticate";
import { HttpError } from "../errors";
import { readGraphQlRequest } from "./readGraphQlRequest";

/** The GraphQL endpoint over HTTP: authenticates, parses the request, executes it. */
export function graphQlEndpoint(appSync: AppSyncHost): HttpHandler {
  return async (request) => {
    if (request.method === "OPTIONS") return preflight(request);
    const requestId = randomUUID();
    const { api, services, recorder } = appSync;
    const trace =
      recorder?.wants() === true
        ? new RequestTrace(requestId, "HTTP", services.clock.now(), request)
        : undefined;
    try {
      if (api === undefined) {
        throw new HttpError(404, "NotFoundException", "This stack has no GraphQL API.");
      }
      const caller = authenticate(request, api.definition, appSync);
      if (trace !== undefined) trace.caller = caller;
      const { body, headers } = await executeRequest(readGraphQlRequest(request), {
        appSync,
        api,
        requestId,
        caller,
        headers: request.headers,
        trace,
      });
      trace?.end(200);
      return respond(200, requestId, headers, body);
    } catch (error) {
      const refusal = toHttpError(error);
      trace?.end(refusal.status, [refusal]);
      return refuse(refusal, requestId);
    } finally {
      if (trace !== undefined) recorder?.record(trace);
    }
  };
}

function refuse({ status, errorType, message }: HttpError, requestId: string): HttpResponse {
  return respond(
    status,
    requestId,
    { "x-amzn-errortype": errorType },
    JSON.stringify({ errors: [{ errorType, message }] }),
  );
}

function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof AwsError) return new HttpError(error.status, error.code, error.message);
  console.error(error);
  return new HttpError(500, "InternalFailure", "An internal error occurred.");
}

function respond(
  status: number,
  requestId: string,
  headers: Record<string, string>,
  body: string,
): HttpResponse {
  return {
    status,
    headers: {
      ...headers,
      "content-type": "application/json;charset=UTF-8",
      "x-amzn-requestid": requestId,
      "access-control-allow-origin": "*",
      "access-control-expose-headers": EXPOSED_HEADERS,
    },
    body,
  };
}

/** The header value that AppSync sends. */
const EXPOSED_HEADERS =
  "x-amzn-RequestId,x-amzn-ErrorType,x-amz-user-agent,x-amzn-ErrorMessage,Date,x-amz-schema-version";

/**
 * The preflight response of AppSync: it lists no methods, because POST needs no permission.
 * UNVERIFIED: that it permits every requested header.
 */
function preflight(request: HttpRequest): HttpResponse {
  const asked = request.headers["access-control-request-headers"];
  return {
    status: 200,
    headers: {
      "access-control-allow-origin": "*",
      ...(asked !== undefined && { "access-control-allow-headers": asked }),
      "access-control-expose-headers": EXPOSED_HEADERS,
      "access-control-max-age": "172800",
    },
    body: "",
  };
}

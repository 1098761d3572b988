import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import { completeErrors } from "./completeErrors";

/** Pages of other local origins may call AWS protocols, as AWS permits. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

/** An endpoint of an AWS protocol, usable from browsers, with complete errors. */
export function awsEndpoint(handle: HttpHandler): HttpHandler {
  const serve = completeErrors(handle);
  return async (request) => {
    if (request.method === "OPTIONS") return preflight(request);
    const response = await serve(request);
    return { ...response, headers: { ...CORS, ...response.headers } };
  };
}

function preflight({
  headers: { "access-control-request-headers": asked },
}: HttpRequest): HttpResponse {
  const headers = {
    ...CORS,
    "access-control-allow-methods": "POST",
    ...(asked !== undefined && { "access-control-allow-headers": asked }),
    "access-control-max-age": "172800",
  };
  return { status: 200, headers, body: "" };
}

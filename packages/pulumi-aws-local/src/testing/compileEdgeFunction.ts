import type { HttpRequest, HttpResponse } from "../core/http";
import { A_STRING, requireValue } from "../core/checkOptions";
import { VisibleError } from "../core/visibleError";
import { edgeFunctions } from "../services/cloudfront";

/** A viewer's request. The default is a GET for "/" without headers. */
export interface EdgeRequest {
  method?: string;
  path?: string;
  /** Without "?". */
  query?: string;
  /** Names in lower case; cookies are the header "cookie". */
  headers?: Readonly<Record<string, string>>;
}

/** A response of an origin or a function. The default is 200 without headers. */
export interface EdgeResponse {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** Each entry is one Set-Cookie header. */
  cookies?: readonly string[];
  body?: string | Buffer;
}

/** A compiled CloudFront function. */
export interface EdgeFunctionCode {
  /**
   * Runs the function on a viewer's request. Returns the request to forward, or the function's response.
   * @throws VisibleError where CloudFront would respond with 502 or 503
   */
  onRequest(request: EdgeRequest): { request?: Required<EdgeRequest>; response?: EdgeResponse };
  /**
   * Runs the function on a response. Returns the viewer's response.
   * @throws VisibleError where CloudFront would respond with 502 or 503
   */
  onResponse(response: EdgeResponse, request?: EdgeRequest): EdgeResponse;
}

const CONTEXT = { distributionDomainName: "localhost", distributionId: "E", requestId: "test" };

/**
 * Compiles code for CloudFront's runtime cloudfront-js-2.0, to test functions without a stack. CloudFront's limits and
 * its rules for headers are enforced.
 * @throws VisibleError for code that CloudFront rejects or cannot run
 */
export function compileEdgeFunction(code: string): EdgeFunctionCode {
  requireValue('"code"', code, A_STRING);
  edgeFunctions.check("function", code);
  const run = edgeFunctions.compile(code);
  return {
    onRequest: (request) =>
      visibly(() => {
        const result = edgeFunctions.onRequest(run, toHttp(request), CONTEXT);
        if ("response" in result) return { response: withoutStream(result.response) };
        const { method, path, query, headers } = result.request;
        return { request: { method, path, query, headers: headers as Record<string, string> } };
      }),
    onResponse: ({ status = 200, headers = {}, cookies = [], body = "" }, request = {}) => {
      const response = { status, headers: { ...headers }, cookies, body };
      return visibly(() =>
        withoutStream(edgeFunctions.onResponse(run, response, toHttp(request), CONTEXT)),
      );
    },
  };
}

function toHttp({
  method = "GET",
  path = "/",
  query = "",
  headers = {},
}: EdgeRequest): HttpRequest {
  return { method, path, query, headers, body: Buffer.alloc(0), sourceIp: "127.0.0.1" };
}

function withoutStream({ body, ...response }: HttpResponse): EdgeResponse {
  return { ...response, body: typeof body === "function" ? "" : body };
}

function visibly<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof edgeFunctions.EdgeError)) throw error;
    throw new VisibleError(`${error.kind}: ${error.message}`, { cause: error });
  }
}

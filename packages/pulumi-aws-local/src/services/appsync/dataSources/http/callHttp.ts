import { signingTime } from "../../../../core/clock";
import type { Services } from "../../../../core/services";
import { AwsError } from "../../../../core/awsError";
import type { HttpRequest, HttpResponse } from "../../../../core/http";
import type { DataSourceCall, DataSourceOutcome } from "../dataSourceCall";
import type { HttpSource } from "./httpSource";
import { noteCall } from "./noteCall";
import { readHttpRequest } from "./readHttpRequest";
import { serviceCredentials } from "./serviceCredentials";
import { signRequest } from "../../../../core/signRequest";

/** Services that HTTP data sources use. */
type HttpServices = Pick<Services, "clock" | "endpointFor" | "iam" | "options">;

/** AppSync's timeout for a request. */
const TIMEOUT_MS = 30_000;

/**
 * Sends a resolver's request to the endpoint of an HTTP data source. A response with any status is a result; only a
 * request without a response sets ctx.error.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-http-js.html
 * @throws TemplateError if the request is malformed, AwsError if there is no response
 */
export async function callHttp(
  call: DataSourceCall,
  source: HttpSource,
  services: HttpServices,
): Promise<DataSourceOutcome> {
  const endpoint = new URL(source.endpoint);
  const request = readHttpRequest(call.request, endpoint);
  if (source.signing !== undefined) {
    const credentials = await serviceCredentials(source, services);
    signRequest(request, credentials, source.signing, signingTime(services.clock));
  }
  const startedAt = performance.now();
  const asked = withTimeout(send(endpoint, request, services));
  if (call.made !== undefined) noteCall(asked, request, startedAt, call.made);
  const response = await asked;
  refuseUnknownContentType(response);
  const body = typeof response.body === "string" ? response.body : response.body.toString("utf8");
  return { result: { statusCode: response.status, headers: response.headers, body } };
}

function send(endpoint: URL, request: HttpRequest, services: HttpServices): Promise<HttpResponse> {
  const local = services.endpointFor(endpoint.host);
  if (local !== undefined) return local(request);
  if (services.options.allowExternalHttp) return sendOut(endpoint, request);
  throw new AwsError(
    "HttpHostRefused",
    `Host "${endpoint.host}" is not a service of this stack, and requests to other hosts are switched off.`,
  );
}

async function sendOut(endpoint: URL, request: HttpRequest): Promise<HttpResponse> {
  const query = request.query === "" ? "" : `?${request.query}`;
  const { host: _, ...headers } = request.headers;
  try {
    const response = await fetch(`${endpoint.origin}${request.path}${query}`, {
      method: request.method,
      headers: headers as Record<string, string>,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(request.body.length > 0 && { body: new Uint8Array(request.body) }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  } catch (error) {
    // UNVERIFIED: AppSync's error type for an endpoint that cannot be reached.
    throw new AwsError(
      "HttpConnectionError",
      `No response from ${endpoint.host}: ${(error as Error).message}`,
    );
  }
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      // UNVERIFIED: AppSync's error type and message.
      () => reject(new AwsError("ExecutionTimeout", "Execution timed out.")),
      TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Content types that AppSync accepts. */
const CONTENT_TYPES =
  /^(?:text\/[\w.+-]+|application\/(?:xml|json|soap\+xml|x-amz-json-1\.[01]|vnd\.api\+json|x-ndjson))$/;

function refuseUnknownContentType({ headers, body }: HttpResponse): void {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === "content-type");
  const type = name === undefined ? "" : headers[name]!.split(";")[0]!.trim().toLowerCase();
  if (type === "" || body.length === 0 || CONTENT_TYPES.test(type)) return;
  // UNVERIFIED: AppSync's error type and message; the list is documented.
  throw new AwsError(
    "UnsupportedContentType",
    `Unsupported content type "${type}" in the response.`,
  );
}

import type { Services } from "../services";
import type { HttpHandler, HttpRequest, HttpResponse } from "../shared/http";
import { FOREIGN_HOST, FOREIGN_ORIGIN, isLocalHost, isLocalOrigin } from "./localNames";

/** The AWS protocols that share `POST /`, by the service half of X-Amz-Target. */
export interface Endpoints {
  /** e.g. "DynamoDB_20120810" */
  byTarget: Readonly<Record<string, HttpHandler>>;
  /** By first label(s) of the AWS host name, e.g. "email" for email.eu-west-1.amazonaws.com. */
  byHost: Readonly<Record<string, HttpHandler | undefined>>;
  graphql: HttpHandler;
  evaluateCode: HttpHandler;
  ses: HttpHandler;
  site: HttpHandler;
  /** Below /_local/ */
  workbench: HttpHandler;
}

/** One port for all: the site, GraphQL, every AWS protocol, and what only exists locally. */
export function createRouter(services: Services, endpoints: Endpoints): HttpHandler {
  return async (request) => {
    if (!isLocalHost(request.headers.host)) return refuse(421, FOREIGN_HOST);
    if (!isLocalOrigin(request.headers.origin)) return refuse(403, FOREIGN_ORIGIN);
    const { method, path } = request;
    if (path === "/graphql") return endpoints.graphql(request);
    if (path === "/" && (method === "POST" || method === "OPTIONS")) {
      return awsProtocol(request, endpoints);
    }
    if (path.startsWith("/v2/email/")) return endpoints.ses(request);
    if (path === "/v1/dataplane-evaluatecode") return endpoints.evaluateCode(request);
    const poolId = JWKS_PATH.exec(path)?.[1];
    if (poolId !== undefined) return jwks(services, poolId);
    if (path.startsWith("/_local/") || path === "/_local") return endpoints.workbench(request);
    if (path.startsWith("/oauth2/") && services.userPools.hasDomains())
      return refuse(501, HOSTED_PAGES);
    return endpoints.site(request);
  };
}

/** Pool ids hold nothing that would be percent-encoded. */
const JWKS_PATH = /^\/([\w-]+)\/\.well-known\/jwks\.json$/;

const HOSTED_PAGES =
  "The pages and endpoints of a user pool domain (hosted UI, /oauth2/) are not served by the local stack. " +
  "Sign in over the protocol of user pools instead.\n";

function refuse(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

/** Browsers of other local origins may call AWS protocols, as AWS lets them. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

async function awsProtocol(request: HttpRequest, { byTarget }: Endpoints): Promise<HttpResponse> {
  if (request.method === "OPTIONS") {
    const asked = request.headers["access-control-request-headers"];
    const headers = {
      ...CORS,
      "access-control-allow-methods": "POST",
      ...(asked !== undefined && { "access-control-allow-headers": asked }),
      "access-control-max-age": "172800",
    };
    return { status: 200, headers, body: "" };
  }
  const service = request.headers["x-amz-target"]?.split(".")[0] ?? "";
  const handler = Object.hasOwn(byTarget, service) ? byTarget[service] : undefined;
  if (handler === undefined) {
    const body = { __type: "UnknownOperationException" };
    const headers = { ...CORS, "content-type": "application/x-amz-json-1.1" };
    return { status: 400, headers, body: JSON.stringify(body) };
  }
  const response = await handler(request);
  return { ...response, headers: { ...CORS, ...response.headers } };
}

function jwks(services: Services, poolId: string): HttpResponse {
  const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
  try {
    return { status: 200, headers, body: JSON.stringify(services.userPools.jwks(poolId)) };
  } catch {
    const body = JSON.stringify({ message: `User pool ${poolId} does not exist.` });
    return { status: 404, headers, body };
  }
}

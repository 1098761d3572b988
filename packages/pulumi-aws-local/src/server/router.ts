import type { LocalServices } from "../services/localServices";
import type { HttpHandler, HttpRequest, HttpResponse } from "../core/http";
import type { Endpoints } from "../services/endpoints";
import { FOREIGN_HOST, FOREIGN_ORIGIN, isLocalHost, isLocalOrigin } from "./localNames";

/** What answers below /_local/; without one, that is part of the site. */
interface LocalPages {
  workbench?: HttpHandler | undefined;
}

/** One port for all: the site, GraphQL, every AWS protocol, and what only exists locally. */
export function createRouter(
  services: Pick<LocalServices, "userPools">,
  endpoints: Endpoints & LocalPages,
): HttpHandler {
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
    if (endpoints.workbench !== undefined && /^\/_local(\/|$)/.test(path)) {
      return endpoints.workbench(request);
    }
    return endpoints.site(request);
  };
}

/** Pool ids hold nothing that would be percent-encoded. */
const JWKS_PATH = /^\/([\w-]+)\/\.well-known\/jwks\.json$/;

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

function jwks(services: Pick<LocalServices, "userPools">, poolId: string): HttpResponse {
  const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
  try {
    return { status: 200, headers, body: JSON.stringify(services.userPools.jwks(poolId)) };
  } catch {
    const body = JSON.stringify({ message: `User pool ${poolId} does not exist.` });
    return { status: 404, headers, body };
  }
}

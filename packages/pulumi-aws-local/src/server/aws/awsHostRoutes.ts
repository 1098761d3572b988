import type { HttpHandler, HttpRequest, UpgradeHandler } from "../../core/http";
import type { Endpoints } from "../../services/endpoints";
import type { LocalServices } from "../../services/localServices";
import type { Route } from "../routeTable";
import { readAwsCall } from "./awsCall";
import { awsEndpoint } from "./awsEndpoint";
import { parseAwsHost } from "../../core/awsHost";
import { refuseAwsCall } from "./refuseAwsCall";
import { refuseRequest } from "./refuseRequest";

type Services = Pick<LocalServices, "appSync" | "region">;

/**
 * The routes under AWS's own host names, for clients that a hosts file or a proxy redirects here. Neither the site nor
 * the workbench is served under these names.
 * @param wellKnown serves keys and discovery documents of user pools
 */
export function awsHostRoutes(
  services: Services,
  { graphql, byHost, evaluateCode, ses }: Endpoints,
  wellKnown: Route,
): Route[] {
  const routes: Route[] = [
    { service: "appsync-api", path: "/graphql", handle: ofOwnApi(services, graphql) },
    {
      service: "appsync-realtime-api",
      path: "/graphql",
      upgrade: (request, message, socket, head) => {
        if (isOwnApi(services, request)) {
          services.appSync.realtime.connect(atGraphQlHost(request), message, socket, head);
        } else {
          socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
        }
      },
    },
    { ...wellKnown, service: "cognito-idp" },
    {
      service: "appsync",
      path: "/v1/dataplane-evaluatecode",
      handle: awsEndpoint(evaluateCode),
    },
    { service: "email", path: SEND_EMAIL_PATH, handle: awsEndpoint(ses) },
    ...Object.keys(byHost)
      .filter((service) => service !== "appsync")
      .map((service): Route => ({ service, path: "/", handle: awsEndpoint(byHost[service]!) })),
    { service: "*", path: /^/, handle: awsEndpoint(refuse) },
  ];
  return routes.map((route) => ({
    ...route,
    ...(route.handle && { handle: inRegion(services, route.handle) }),
    ...(route.upgrade && { upgrade: upgradeInRegion(services, route.upgrade) }),
  }));
}

/** A path of SES v2. Its other operations are rejected by name. */
export const SEND_EMAIL_PATH = "/v2/email/outbound-emails";

/** The host always identifies the service. */
const refuse: HttpHandler = async (request) => refuseAwsCall(readAwsCall(request)!, request);

/** Only the API of this stack has a host here. */
function isOwnApi({ appSync }: Services, { headers }: HttpRequest): boolean {
  return parseAwsHost(headers["host"])?.resource === appSync.api?.definition.id;
}

function ofOwnApi(services: Services, graphql: HttpHandler): HttpHandler {
  return async (request) => {
    if (isOwnApi(services, request)) return graphql(request);
    const { resource } = parseAwsHost(request.headers["host"])!;
    const message = `This stack has no GraphQL API "${resource}".`;
    return refuseRequest(request, { code: "NotFoundException", message, status: 404 });
  };
}

/** Clients sign the GraphQL host for a WebSocket, but connect to another host. */
function atGraphQlHost(request: HttpRequest): HttpRequest {
  const host = request.headers["host"]?.replace(".appsync-realtime-api.", ".appsync-api.");
  return { ...request, headers: { ...request.headers, host } };
}

/** Rejects requests to the host of another region. AWS would use that region's own resources. */
function inRegion(services: Services, handle: HttpHandler): HttpHandler {
  return async (request) => {
    const region = otherRegion(services, request);
    if (region === undefined) return handle(request);
    const own = `This stack's region is '${services.region}'`;
    // UNVERIFIED: the error code for an unsigned request, because no AWS service receives requests for another region's
    // host.
    const refusal = request.headers["authorization"]?.startsWith("AWS4-")
      ? {
          code: "InvalidSignatureException",
          message: `Credential should be scoped to a valid region, not '${region}'. ${own}.`,
        }
      : { code: "InvalidEndpointException", message: `${own}, not '${region}'.` };
    return refuseRequest(request, { ...refusal, status: 400 });
  };
}

function upgradeInRegion(services: Services, upgrade: UpgradeHandler): UpgradeHandler {
  return (request, message, socket, head) => {
    if (otherRegion(services, request) === undefined) upgrade(request, message, socket, head);
    else socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  };
}

function otherRegion(services: Services, { headers }: HttpRequest): string | undefined {
  const region = parseAwsHost(headers["host"])?.region;
  return region === services.region ? undefined : region;
}

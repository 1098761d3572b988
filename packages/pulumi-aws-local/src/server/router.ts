import type { HttpHandler, HttpRequest, HttpResponse, UpgradeHandler } from "../core/http";
import { readAwsCall } from "./aws/awsCall";
import { parseAwsHost } from "../core/awsHost";
import { refuseRequest } from "./aws/refuseRequest";
import { FOREIGN_HOST, FOREIGN_ORIGIN, isLocalHost, isLocalOrigin } from "./localNames";
import { plainText } from "./plainText";
import type { RouteTable } from "./routeTable";

/**
 * Routes requests to this machine's own host names and AWS's, and rejects requests of foreign pages. AWS's names are
 * safe from DNS rebinding: only AWS, or a user who can edit the hosts file, decides where they resolve to.
 */
export function createRouter(routes: RouteTable): HttpHandler {
  return async (request) => {
    const { host, origin } = request.headers;
    if (!isServedHost(host)) return refuse(request, 421, "MisdirectedRequest", FOREIGN_HOST);
    if (!isLocalOrigin(origin))
      return refuse(request, 403, "AccessDeniedException", FOREIGN_ORIGIN);
    const handle = routes.find("handle", request);
    return handle === undefined ? plainText(404, "Not found.\n") : handle(request);
  };
}

/** Routes connections that request another protocol, such as WebSocket. */
export function createUpgradeRouter(routes: RouteTable): UpgradeHandler {
  return (request, message, socket, head) => {
    const upgrade = routes.find("upgrade", request);
    const refuse = (status: string): void =>
      void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    if (!isServedHost(request.headers.host)) refuse("421 Misdirected Request");
    else if (!isLocalOrigin(request.headers.origin)) refuse("403 Forbidden");
    else if (upgrade === undefined) refuse("404 Not Found");
    else upgrade(request, message, socket, head);
  };
}

function isServedHost(host: string | undefined): boolean {
  return isLocalHost(host) || parseAwsHost(host) !== undefined;
}

/** Rejects a request: AWS clients get an error in their protocol, other clients plain text. */
function refuse(request: HttpRequest, status: number, code: string, text: string): HttpResponse {
  return readAwsCall(request) === undefined
    ? plainText(status, text)
    : refuseRequest(request, { status, code, message: text.trim() });
}

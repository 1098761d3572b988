import type { LocalServices } from "../services/localServices";
import type { UpgradeHandler } from "../core/http";
import { isLocalHost, isLocalOrigin } from "./localNames";

/** WebSockets, on the same port as everything else: AppSync's realtime endpoint, under this machine's own host names and for its own pages only. */
export function createUpgradeRouter({ appSync }: Pick<LocalServices, "appSync">): UpgradeHandler {
  return (request, message, socket, head) => {
    if (!isLocalHost(request.headers.host)) {
      socket.end("HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n");
    } else if (!isLocalOrigin(request.headers.origin)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    } else if (request.path !== "/graphql/realtime") {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    } else {
      appSync.realtime.connect(request, message, socket, head);
    }
  };
}

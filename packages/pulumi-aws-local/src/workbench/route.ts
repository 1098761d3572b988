import type { LocalServices } from "../services/localServices";
import type { Events } from "./events";
import type { Route } from "../server/routeTable";
import type { RequestRecorder } from "./requests/requestRecorder";
import type { HttpRequest, HttpResponse } from "../core/http";

/** What the workbench has recorded since the stack started. */
export interface Feed {
  events: Events;
  requests: RequestRecorder;
}

/** Responds to a request below /_local/. */
export type Responder = (
  request: HttpRequest,
  services: LocalServices,
  feed: Feed,
) => HttpResponse | Promise<HttpResponse>;

/** A path below /_local/; parameters are in the query string. */
export interface WorkbenchRoute extends Pick<Route, "methods" | "path"> {
  respond: Responder;
}

/** A route for GET. */
export function get(path: WorkbenchRoute["path"], respond: Responder): WorkbenchRoute {
  return { methods: ["GET"], path, respond };
}

/** A route for POST. */
export function post(path: WorkbenchRoute["path"], respond: Responder): WorkbenchRoute {
  return { methods: ["POST"], path, respond };
}

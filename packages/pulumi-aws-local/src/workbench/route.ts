import type { LocalServices } from "../services/localServices";
import type { Events } from "./events";
import type { RequestRecorder } from "./requests/requestRecorder";
import type { HttpRequest, HttpResponse } from "../core/http";

/** What the workbench has seen since the stack started. */
export interface Feed {
  events: Events;
  requests: RequestRecorder;
}

/** Answers one method and path below /_local/. */
export type Route = (
  request: HttpRequest,
  services: LocalServices,
  feed: Feed,
) => HttpResponse | Promise<HttpResponse>;

/** Routes by method and path, e.g. "GET /_local/inbox"; what varies comes in the query string. */
export type Routes = Readonly<Record<string, Route>>;

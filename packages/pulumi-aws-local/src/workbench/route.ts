import type { Services } from "../core/services";
import type { HttpRequest, HttpResponse } from "../core/http";

/** Answers one method and path below /_local/. */
export type Route = (
  request: HttpRequest,
  services: Services,
) => HttpResponse | Promise<HttpResponse>;

/** Routes by method and path, e.g. "GET /_local/inbox"; what varies comes in the query string. */
export type Routes = Readonly<Record<string, Route>>;

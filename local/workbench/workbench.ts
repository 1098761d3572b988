import type { Services } from "../services";
import type { HttpHandler, HttpRequest, HttpResponse } from "../shared/http";

/** Everything below /_local/: pages and data for those who build on this stack, on this machine only. */
export function workbench(services: Services): HttpHandler {
  return async (request) => {
    const route = ROUTES[`${request.method} ${request.path}`];
    return route === undefined
      ? json(404, { message: "There is no such page." })
      : route(request, services);
  };
}

type Route = (request: HttpRequest, services: Services) => HttpResponse | Promise<HttpResponse>;

const ROUTES: Readonly<Record<string, Route>> = {
  "GET /_local/inbox": (_request, { inbox }) => json(200, inbox.list()),
  "GET /_local/events": (_request, { events }) => events.stream(),
};

function json(status: number, value: unknown): HttpResponse {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  };
  return { status, headers, body: JSON.stringify(value) };
}

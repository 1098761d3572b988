import type { Services } from "../core/services";
import type { HttpHandler } from "../core/http";
import { sendWatchScript, WATCH_SCRIPT, withWatchScript } from "../watch/watchScript";
import { json, problem } from "./answers";
import { graphiqlRoutes } from "./graphiql/routes";
import { refusalOf } from "./guard";
import type { Route, Routes } from "./route";
import { requestRoutes } from "./requests/routes";
import { shellRoutes } from "./shell/routes";
import { sendAsset } from "./shell/sendAsset";
import { viewStack } from "./stack/viewStack";
import { tableRoutes } from "./tables/routes";

/** Everything below /_local/: pages and data for those who build on this stack, on this machine only. */
export function workbench(services: Services): HttpHandler {
  return async (request) => {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return problem(403, refusal);
    const route = routeOf(`${request.method} ${request.path}`);
    const answer =
      route === undefined ? problem(404, "There is no such page.") : await route(request, services);
    const { headers, body } = answer;
    const isPage = services.options.watch === true && headers["content-type"]?.includes("html");
    const shown = isPage && typeof body === "string" ? withWatchScript(body) : body;
    return { ...answer, headers: { ...SECURITY_HEADERS, ...headers }, body: shown };
  };
}

/** What answers what; a part with more than one route brings a table of its own. */
const ROUTES: Routes = {
  ...shellRoutes,
  ...requestRoutes,
  ...graphiqlRoutes,
  ...tableRoutes,
  "GET /_local/inbox": (_request, { inbox }) => json(200, inbox.list()),
  "GET /_local/stack.json": (_request, services) => json(200, viewStack(services)),
  [`GET ${WATCH_SCRIPT}`]: sendWatchScript,
  "GET /_local/events": (_request, { events }) => events.stream(),
};

function routeOf(name: string): Route | undefined {
  if (Object.hasOwn(ROUTES, name)) return ROUTES[name];
  return name.startsWith("GET /_local/assets/") ? sendAsset : undefined;
}

/** For all that is not a page, which brings a policy of its own. */
const SECURITY_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

import { ATTACHMENT_PATH, sendAttachment } from "./attachment";
import type { HttpHandler, HttpResponse } from "../core/http";
import type { StackFront } from "../stack/front";
import { sendWatchScript, WATCH_SCRIPT, withWatchScript } from "../watch/watchScript";
import { json, problem } from "./responses";
import { Events } from "./events";
import { graphiqlRoutes } from "./graphiql/routes";
import { refusalOf } from "./guard";
import { get, type Responder, type WorkbenchRoute } from "./route";
import { RequestRecorder } from "./requests/requestRecorder";
import { requestRoutes } from "./requests/routes";
import { shellRoutes } from "./shell/routes";
import { sendAsset } from "./shell/sendAsset";
import { viewStack } from "./stack/viewStack";
import { tableRoutes } from "./tables/routes";

/** Pages and data below /_local/ for developers of this stack, on this machine only. */
export interface Workbench extends StackFront {
  events: Events;
}

/** @param options watch: pages show errors in saved files, and reload after changes */
export function createWorkbench({ watch }: { watch: boolean }): Workbench {
  const events = new Events();
  const requests = new RequestRecorder(events);
  const decorate = watch ? withWatchScript : (html: string) => html;
  return {
    events,
    recorder: requests,
    ...(watch && { decoratePage: withWatchScript }),
    routes(services) {
      const guarded =
        (respond: Responder): HttpHandler =>
        async (request) => {
          const refusal = refusalOf(request);
          if (refusal !== undefined) return problem(403, refusal);
          const response = await respond(request, services, { events, requests });
          const { headers, body } = response;
          const isPage = typeof body === "string" && headers["content-type"]?.includes("html");
          return secured(isPage ? { ...response, body: decorate(body) } : response);
        };
      return ROUTES.map(({ respond, ...route }) => ({ ...route, handle: guarded(respond) }));
    },
  };
}

function secured(response: HttpResponse): HttpResponse {
  return { ...response, headers: { ...SECURITY_HEADERS, ...response.headers } };
}

/** All routes below /_local/; parts with several routes have their own list. */
const ROUTES: readonly WorkbenchRoute[] = [
  ...shellRoutes,
  ...requestRoutes,
  ...graphiqlRoutes,
  ...tableRoutes,
  get("/_local/inbox", (_request, { inbox }) => json(200, inbox.list())),
  get(ATTACHMENT_PATH, sendAttachment),
  get("/_local/stack.json", (_request, services) => json(200, viewStack(services))),
  get(WATCH_SCRIPT, sendWatchScript),
  get("/_local/events", (_request, _services, { events }) => events.stream()),
  get(/^\/_local\/assets\//, sendAsset),
  { path: /^\/_local(\/|$)/, respond: () => problem(404, "There is no such page.") },
];

/** For all responses except pages, which have their own policy. */
const SECURITY_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

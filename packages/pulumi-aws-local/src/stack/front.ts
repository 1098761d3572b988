import type { InMemoryState } from "../core/inMemoryState";
import type { EventsPort } from "../core/ports/events";
import type { Route } from "../server/routeTable";
import type { OperationRecorder } from "../services/appsync";
import type { LocalServices } from "../services/localServices";

/** Shows a stack to those who build on it; a stack runs without one. */
export interface StackFront {
  /** Hears what happens. */
  events: EventsPort;
  /** Sees GraphQL operations. */
  recorder?: OperationRecorder & Partial<InMemoryState>;
  /** Changes the pages of the site before they are served. */
  decoratePage?(html: string): string;
  /** Everything below /_local/. */
  routes(services: LocalServices): Route[];
}

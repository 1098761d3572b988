import type { InMemoryState } from "../core/inMemoryState";
import type { EventsPort } from "../core/ports/events";
import type { Route } from "../server/routeTable";
import type { OperationRecorder } from "../services/appsync";
import type { LocalServices } from "../services/localServices";

/** The presentation of a stack, such as the workbench; a stack runs without one. */
export interface StackFront {
  /** Receives events. */
  events: EventsPort;
  /** Observes GraphQL operations. */
  recorder?: OperationRecorder & Partial<InMemoryState>;
  /** Modifies the pages of the site before they are served. */
  decoratePage?(html: string): string;
  /** Routes below /_local/. */
  routes(services: LocalServices): Route[];
}

import type { LocalEvents } from "../localEvents";

/** Sends events to the open pages of this machine. */
export interface EventsPort {
  publish<Name extends keyof LocalEvents>(name: Name, data: LocalEvents[Name]): void;
}

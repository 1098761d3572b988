import type { LocalEvents } from "../localEvents";

/** Tells open pages of this machine what happens. */
export interface EventsPort {
  publish<Name extends keyof LocalEvents>(name: Name, data: LocalEvents[Name]): void;
}

import type { HttpResponse } from "../shared/http";

/** What pages of this machine hear of while they are open, by name of the event. */
export interface LocalEvents {
  /** A mail has arrived. */
  mail: { id: string };
  /** A GraphQL operation has ended. */
  request: { id: string };
  /** The program's files changed: they are applied now, or were not because of a mistake. */
  program: ProgramState;
}

/** How the files of the program and the running stack agree. */
export type ProgramState =
  | {
      state: "applied";
      /** ISO 8601 */ at: string;
      /** Relative to the project. */ files: string[];
    }
  | { state: "mistake"; at: string; files: string[]; mistake: Mistake };

/** Why files that were saved are not live. */
export interface Mistake {
  message: string;
  /** Relative to the project. */
  file?: string;
  /** 1-based. */
  line?: number;
  column?: number;
}

/** Tells open pages what happens, over server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class Events {
  readonly #listeners = new Set<(chunk: string) => void>();

  publish<Name extends keyof LocalEvents>(name: Name, data: LocalEvents[Name]): void {
    if (this.#listeners.size === 0) return;
    const chunk = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const send of this.#listeners) send(chunk);
  }

  /** The answer to GET /_local/events; `first` are events that a new page must know of at once. */
  stream(first: string = ""): HttpResponse {
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    return {
      status: 200,
      headers,
      body: (send) => {
        this.#listeners.add(send);
        send(`retry: 500\n\n${first}`);
        return () => this.#listeners.delete(send);
      },
    };
  }
}

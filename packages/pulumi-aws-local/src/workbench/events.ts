import type { HttpResponse } from "../core/http";
import type { LocalEvents } from "../core/localEvents";
import type { EventsPort } from "../core/ports/events";

/** Sends events to open pages as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class Events implements EventsPort {
  readonly #listeners = new Set<(chunk: string) => void>();

  /** The last program state, which pages that open later must receive. */
  #program: string | undefined;

  publish<Name extends keyof LocalEvents>(name: Name, data: LocalEvents[Name]): void {
    if (this.#listeners.size === 0 && name !== "program") return;
    const chunk = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    if (name === "program") this.#program = chunk;
    for (const send of this.#listeners) send(chunk);
  }

  /** The response to GET /_local/events; `first` contains events that a new page receives at once. */
  stream(first: string = ""): HttpResponse {
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    return {
      status: 200,
      headers,
      body: (send) => {
        this.#listeners.add(send);
        send(`retry: 500\n\n${this.#program ?? ""}${first}`);
        return () => this.#listeners.delete(send);
      },
    };
  }
}

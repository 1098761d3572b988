import type { LocalEvents } from "../../../core/localEvents";
import { byId } from "./byId";

type Handlers = { [Name in keyof LocalEvents]?: (data: LocalEvents[Name]) => void };

/**
 * Calls `read` when the page is connected to the stack's events, and again whenever it may have missed one: after the
 * connection was lost, or the page was hidden. A hidden page closes its connection: browsers allow six for each host,
 * shared by all tabs. The page reconnects immediately when the machine is online again; the browser would wait for
 * three seconds.
 */
export function listen(handlers: Handlers, read: () => unknown): void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource("/_local/events");
    source.onopen = () => {
      say("Live", "live");
      read();
    };
    source.onerror = () => {
      say("Reconnecting", "lost");
      // The browser reconnects by itself, unless it got an error response, as while a stack is starting.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(reopen, RETRY_MS);
    };
    source.addEventListener("restored", () => read());
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent).data)));
    }
  };
  const reopen = (): void => {
    clearTimeout(retry);
    source?.close();
    if (document.visibilityState === "visible") open();
  };
  document.addEventListener("visibilitychange", reopen);
  window.addEventListener("online", reopen);
  reopen();
}

const RETRY_MS = 1_000;

function say(text: string, state: string): void {
  const status = byId("connection");
  if (status.textContent === text) return;
  status.textContent = text;
  status.dataset["state"] = state;
}

import type { Hub } from "aws-amplify/utils";

/** A running subscription of one client, with its received events. */
export interface Listener<T = any> {
  /** Data of the root field, in the order of arrival. */
  events: T[];
  /** Resolves when there are `count` events. @throws Error after two seconds. */
  heard(count: number): Promise<T[]>;
  /**
   * Resolves when aws-amplify reports that the connection is closed or disrupted. @throws Error
   * after two seconds.
   */
  closed(): Promise<void>;
  stop(): void;
}

interface Message {
  data?: Record<string, unknown>;
}

/** The used part of client.graphql's result for a subscription. */
interface Observable {
  subscribe(observer: { next(message: Message): void; error(reason: unknown): void }): {
    unsubscribe(): void;
  };
}

/** Every listener that was started and not stopped. */
const running = new Set<Listener>();

/**
 * Subscribes, and waits for the acknowledgement. @throws Error named by the errorType if the start
 * is rejected.
 */
export async function startListener(observable: Observable, hub: typeof Hub): Promise<Listener> {
  const events: unknown[] = [];
  const states: string[] = [];
  let ready: () => void;
  let refused: (reason: Error) => void;
  const started = new Promise<void>((done, fail) => ([ready, refused] = [done, fail]));
  const stopHub = hub.listen("api", ({ payload }) => {
    if (payload.event === "Subscription ack") ready();
    const { connectionState } = (payload.data ?? {}) as { connectionState?: string };
    if (connectionState !== undefined) states.push(connectionState);
  });
  const subscription = observable.subscribe({
    next: ({ data }) => void events.push(Object.values(data ?? {})[0]),
    error: (reason) => refused(refusal(reason)),
  });
  const listener: Listener = {
    events,
    heard: (count) =>
      waitFor(
        `${count} events`,
        () => events.length >= count,
        () => events,
      ),
    closed: () => waitFor("the end", () => states.some((state) => /Disrupted/.test(state))),
    stop() {
      running.delete(listener);
      subscription.unsubscribe();
      stopHub();
    },
  };
  running.add(listener);
  await started.catch((error: unknown) => {
    listener.stop();
    throw error;
  });
  return listener;
}

/** Stops all listeners. */
export function stopListeners(): void {
  for (const listener of running) listener.stop();
}

async function waitFor<T>(
  what: string,
  isSo: () => boolean,
  result = (): T => undefined as T,
): Promise<T> {
  for (const deadline = Date.now() + 2000; !isSo();) {
    if (Date.now() > deadline) throw new Error(`Waited two seconds for ${what}.`);
    await new Promise((done) => setTimeout(done, 10));
  }
  return result();
}

/** aws-amplify puts the errors of a rejected start into one text. */
function refusal(reason: unknown): Error {
  const { message } = (reason as { errors: { message: string }[] }).errors[0]!;
  const name = /"errorType":"(\w+)"/.exec(message)?.[1] ?? "Refused";
  return Object.assign(new Error(message), { name });
}

/** A value that notifies observers of changes. */
export interface Observable<T> {
  get(): T;
  set(value: T): void;
  /** Calls back now and at each change, until the signal aborts; never if it has aborted. */
  watch(listener: (value: T) => void, signal?: AbortSignal): void;
}

/** Creates an observable value. */
export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of [...listeners]) listener(value);
    },
    watch(listener, signal) {
      if (signal?.aborted) return;
      listeners.add(listener);
      signal?.addEventListener("abort", () => listeners.delete(listener));
      listener(value);
    },
  };
}

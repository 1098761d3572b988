/** Waits between attempts of something that needs a connection. */
export interface RetryTimer {
  /** Ignores the events until now. Call it when an attempt starts. */
  forget(): void;
  /**
   * Waits for the given milliseconds and until `work` has ended; longer while the machine is
   * offline. Resolves at once if the next attempt may succeed now: the machine came online or the
   * user returned to the page, during the wait or since `forget`. Returns whether that happened.
   */
  wait(milliseconds: number, work?: Promise<unknown>): Promise<boolean>;
}

/** Creates a timer; all its waits end when the signal aborts. */
export function createRetryTimer(signal: AbortSignal): RetryTimer {
  let isHastened = false;
  let endWait = (): void => undefined;
  const hasten = () => {
    if (!navigator.onLine || signal.aborted) return;
    isHastened = true;
    endWait();
  };
  const show = () => {
    if (document.visibilityState === "visible") hasten();
  };
  addEventListener("online", hasten, { signal });
  document.addEventListener("visibilitychange", show, { signal });
  signal.addEventListener("abort", () => endWait());
  return {
    forget() {
      isHastened = false;
    },
    async wait(milliseconds, work) {
      if (signal.aborted || (isHastened && navigator.onLine)) return isHastened;
      isHastened = false;
      await new Promise<void>((done) => {
        const timer = setTimeout(() => {
          void Promise.resolve(work).finally(() => {
            if (navigator.onLine) done();
          });
        }, milliseconds);
        endWait = () => {
          clearTimeout(timer);
          done();
        };
      });
      return isHastened;
    },
  };
}

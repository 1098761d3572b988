import { setTimeout as sleep } from "node:timers/promises";
import { VisibleError } from "./visibleError";

/** Holds requests back while the state is being replaced. */
export class RequestGate {
  #underWay = 0;
  #closed: Promise<void> | undefined;
  #onDrained: (() => void) | undefined;

  /** Runs `work` at once, or as soon as the gate opens. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    while (this.#closed !== undefined) await this.#closed;
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#onDrained?.();
    }
  }

  /**
   * Runs `work` while no other work runs. Calls must not overlap.
   * @param timeoutMs maximum wait for requests in progress
   * @throws VisibleError after that time; `work` has not started then
   */
  async exclusively<T>(work: () => T | Promise<T>, timeoutMs: number): Promise<T> {
    let open!: () => void;
    this.#closed = new Promise((done) => (open = done));
    try {
      await this.#drain(timeoutMs);
      return await work();
    } finally {
      this.#closed = undefined;
      open();
    }
  }

  async #drain(timeoutMs: number): Promise<void> {
    if (this.#underWay === 0) return;
    const drained = new Promise<true>((done) => (this.#onDrained = () => done(true)));
    const ended = new AbortController();
    const timeout = sleep(timeoutMs, false, { signal: ended.signal }).catch(() => false);
    const isDrained = await Promise.race([drained, timeout]);
    ended.abort();
    this.#onDrained = undefined;
    if (isDrained) return;
    throw new VisibleError(
      `${this.#underWay} requests are still in progress after ${timeoutMs} ms: nothing was changed. Wait for their responses first.`,
    );
  }
}

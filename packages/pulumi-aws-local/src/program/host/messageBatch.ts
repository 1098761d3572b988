/** Maximum size of a batch. The other process starts on it while the next batch is collected. */
const MOST = 32;

/** Sends the messages of one turn of the event loop together: each send has a fixed cost, whatever its length. */
export class MessageBatch<T> {
  #waiting: T[] = [];

  constructor(private readonly send: (messages: T[]) => void) {}

  add(message: T): void {
    this.#waiting.push(message);
    if (this.#waiting.length === 1) setImmediate(() => this.flush());
    if (this.#waiting.length >= MOST) this.flush();
  }

  /** Sends a message at once, after the messages that wait. */
  addLast(message: T): void {
    this.#waiting.push(message);
    this.flush();
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const messages = this.#waiting;
    this.#waiting = [];
    this.send(messages);
  }
}

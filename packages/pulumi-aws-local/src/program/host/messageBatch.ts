/** The other process begins with these while the rest is made. */
const MOST = 32;

/** Sends messages of one turn of the event loop together: each one sent has its price, whatever its length. */
export class MessageBatch<T> {
  #waiting: T[] = [];

  constructor(private readonly send: (messages: T[]) => void) {}

  add(message: T): void {
    this.#waiting.push(message);
    if (this.#waiting.length === 1) setImmediate(() => this.flush());
    if (this.#waiting.length >= MOST) this.flush();
  }

  /** Sends a message, and those that wait before it, at once. */
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

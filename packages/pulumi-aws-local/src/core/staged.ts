/** A value that is served while its next version is prepared. The next version then replaces it in one step. */
export class Staged<T> {
  #live: T;
  #next: { value: T } | undefined;

  /** @param fork copies the served value, so that changes to the copy are not visible. */
  constructor(
    first: T,
    private readonly fork: (live: T) => T,
  ) {
    this.#live = first;
  }

  /** The version that requests use. */
  get live(): T {
    return this.#live;
  }

  /** The version that the program declares: the next one if there is one, otherwise the served one. */
  get declared(): T {
    return this.#next === undefined ? this.#live : this.#next.value;
  }

  set declared(value: T) {
    if (this.#next === undefined) this.#live = value;
    else this.#next.value = value;
  }

  begin(): void {
    this.#next = { value: this.fork(this.#live) };
  }

  commit(): void {
    if (this.#next !== undefined) this.#live = this.#next.value;
    this.#next = undefined;
  }

  /** Discards the next version, if there is one. */
  abandon(): void {
    this.#next = undefined;
  }
}

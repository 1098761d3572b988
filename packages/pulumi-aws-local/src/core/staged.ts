/** Something that is served while its next version is prepared, which then takes its place at once. */
export class Staged<T> {
  #live: T;
  #next: { value: T } | undefined;

  /** @param fork copies what is served, so that changing the copy changes nothing for anyone. */
  constructor(
    first: T,
    private readonly fork: (live: T) => T,
  ) {
    this.#live = first;
  }

  /** What requests meet. */
  get live(): T {
    return this.#live;
  }

  /** What the program declares: the next version while there is one, otherwise what is served. */
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

  /** Forgets the next version; harmless when there is none. */
  abandon(): void {
    this.#next = undefined;
  }
}

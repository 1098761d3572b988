/** Writes that are asked for in one turn of the event loop go to the disk together, as each write waits for it. */
export class GroupedWrites {
  #next: Promise<void> | undefined;

  /** @param write writes all that has gathered, or throws */
  constructor(private readonly write: () => void) {}

  /** Resolves once all that has gathered is written. @throws what `write` throws */
  soon(): Promise<void> {
    this.#next ??= new Promise((done, fail) =>
      setImmediate(() => {
        this.#next = undefined;
        try {
          this.write();
          done();
        } catch (error) {
          fail(error as Error);
        }
      }),
    );
    return this.#next;
  }
}

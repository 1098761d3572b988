/** Writes requested in one turn of the event loop share one disk write, because each write waits for the disk. */
export class GroupedWrites {
  #next: Promise<void> | undefined;

  /** @param write writes everything that was collected, or throws */
  constructor(private readonly write: () => void) {}

  /**
   * Resolves when everything that was collected is written.
   * @throws what `write` throws
   */
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

/**
 * A map for what can be made again: it forgets entries that have not been used for long, so its memory does not grow with what
 * callers send. Entries lie in two maps. A full one becomes the older, whose entries are forgotten unless they are used meanwhile.
 */
export class BoundedMap<K, V extends NonNullable<unknown>> {
  #recent = new Map<K, V>();
  #older = new Map<K, V>();

  /** @param capacity entries that it holds at most; the last half of them is never forgotten */
  constructor(readonly capacity: number) {}

  get(key: K): V | undefined {
    const known = this.#recent.get(key);
    if (known !== undefined) return known;
    const older = this.#older.get(key);
    return older === undefined ? undefined : this.set(key, older);
  }

  set(key: K, value: V): V {
    this.#recent.set(key, value);
    if (this.#recent.size >= this.capacity / 2) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    return value;
  }

  delete(key: K): void {
    this.#recent.delete(key);
    this.#older.delete(key);
  }

  clear(): void {
    this.#recent.clear();
    this.#older.clear();
  }
}

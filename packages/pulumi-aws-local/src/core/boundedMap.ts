/**
 * A cache that drops entries which have not been used recently, so that its memory does not grow with the number of
 * requests. The entries lie in two maps. When the newer map is full, it becomes the older one, and the previous older
 * map is dropped.
 */
export class BoundedMap<K, V extends NonNullable<unknown>> {
  #recent = new Map<K, V>();
  #older = new Map<K, V>();

  /** @param capacity maximum number of entries; the most recently used half is never dropped */
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

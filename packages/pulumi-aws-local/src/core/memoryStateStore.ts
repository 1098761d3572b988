import { stateImageOf } from "./stateImage";
import type { Collection, StateStore } from "./stateStore";

/** A state store in memory, empty at first. */
export function memoryStateStore(): StateStore {
  const collections = new Map<string, Map<string, unknown>>();
  return {
    collection<T>(name: string): Collection<T> {
      const values = (collections.get(name) ?? new Map()) as Map<string, T>;
      collections.set(name, values);
      return {
        get: (key) => values.get(key),
        put: (key, value) => void values.set(key, value),
        delete: (key) => void values.delete(key),
        entries: (prefix = "") =>
          [...values]
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => ({ key, value }))
            .sort((a, b) => (a.key < b.key ? -1 : 1)),
        first: () => values.get([...values.keys()].sort()[0] ?? ""),
      };
    },
    transaction: (work) => work(),
    image: (names = [...collections.keys()]) =>
      stateImageOf(names, (name) =>
        [...(collections.get(name) ?? [])].map(([key, value]) => ({
          key,
          value: Buffer.from(JSON.stringify(value)),
        })),
      ),
    replace(image, kept) {
      for (const [name, values] of collections) {
        if (kept.includes(name)) continue;
        values.clear();
        for (const [key, value] of image.get(name) ?? [])
          values.set(key, JSON.parse(String(value)));
      }
    },
    close: async () => {},
  };
}

/** The stored bytes by collection and key. */
export type StateImage = ReadonlyMap<string, ReadonlyMap<string, Buffer>>;

/** Builds an image of the collections `names` from their entries. */
export function stateImageOf(
  names: Iterable<string>,
  read: (name: string) => Iterable<{ key: string; value: Buffer }>,
): StateImage {
  const entriesOf = (name: string): [string, Buffer][] =>
    Array.from(read(name), ({ key, value }) => [key, value]);
  return new Map(Array.from(names, (name) => [name, new Map(entriesOf(name))]));
}

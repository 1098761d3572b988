/** Names of the keys of a table, or of an index. */
export function keyNames({ hashKey, rangeKey }: Record<string, any>): string[] {
  return [hashKey, rangeKey].filter((name) => name !== undefined && name !== null);
}

/** The types of a table's attributes, by name. */
export function typesOf({ attributes }: Record<string, any>): Map<string, string> {
  return new Map((attributes ?? []).map(({ name, type }: any) => [name, type]));
}

/** Names of all attributes in a key of the table or of an index. */
export function keysOf(inputs: Record<string, any>): Set<string> {
  const indexes: any[] = [
    ...(inputs["globalSecondaryIndexes"] ?? []),
    ...(inputs["localSecondaryIndexes"] ?? []),
  ];
  const ofIndexes = indexes.flatMap((index) => [
    ...keyNames(index),
    ...(index.keySchemas ?? []).map((key: any) => key.attributeName),
  ]);
  return new Set([...keyNames(inputs), ...ofIndexes]);
}

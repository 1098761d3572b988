import { isDeepStrictEqual } from "node:util";
import { ValidationError } from "../errors";
import type { ResourceRequest } from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";

/**
 * Refuses what the provider or AWS refuses of a declared table: attribute definitions that no key or index uses, keys
 * without a definition, and another type for a key of a table that exists.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 * @throws AwsError ValidationException
 */
export function checkTable({ inputs, previous }: ResourceRequest): void {
  if (hasUnknown(inputs)) return;
  checkStream(inputs);
  const types = typesOf(inputs);
  const used = keysOf(inputs);
  const unused = [...types.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) {
    refuse(
      `all attributes must be indexed. Unused attributes: ${JSON.stringify(unused)}. ` +
        "Remove them from attributes, or use them in a key or an index.",
    );
  }
  const undefinedKeys = [...used].filter((name) => !types.has(name));
  if (undefinedKeys.length > 0) {
    refuse(
      `Some index key attributes are not defined in AttributeDefinitions: ${JSON.stringify(undefinedKeys)}`,
    );
  }
  if (previous !== undefined) refuseOtherIndexes(inputs, previous.inputs);
  if (previous === undefined || keyNames(inputs).join() !== keyNames(previous.inputs).join())
    return;
  const before = typesOf(previous.inputs);
  for (const name of keyNames(inputs)) {
    const [old, wanted] = [before.get(name), types.get(name)];
    if (old === undefined || old === wanted) continue;
    refuse(
      `the type of the key "${name}" cannot become "${wanted}", it is "${old}": AWS does not change the type of a ` +
        "table's key. Restore the type, or declare a table under another logical name.",
    );
  }
}

const STREAM_VIEWS = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"];

/** In the provider's words. */
function checkStream({ streamEnabled, streamViewType }: Record<string, any>): void {
  if (streamViewType && !STREAM_VIEWS.includes(streamViewType)) {
    refuse(
      `expected stream_view_type to be one of ${JSON.stringify(STREAM_VIEWS)}, got ${streamViewType}`,
    );
  }
  if (streamEnabled && !streamViewType) {
    refuse("stream_view_type is required when stream_enabled = true");
  }
}

/** The provider sees no difference in a local index that keeps its name, and AWS has no call to alter one. */
function refuseOtherIndexes(inputs: Record<string, any>, before: Record<string, any>): void {
  for (const index of before.localSecondaryIndexes ?? []) {
    const wanted = inputs.localSecondaryIndexes?.find(({ name }: any) => name === index.name);
    if (wanted === undefined || isDeepStrictEqual(wanted, index)) continue;
    refuse(
      `the local index "${index.name}" cannot be altered: AWS makes local indexes with their table only. ` +
        "Restore it, or declare the index under another name.",
    );
  }
}

function keyNames({ hashKey, rangeKey }: Record<string, any>): string[] {
  return [hashKey, rangeKey].filter((name) => name !== undefined);
}

function typesOf({ attributes = [] }: Record<string, any>): Map<string, string> {
  return new Map(attributes.map(({ name, type }: any) => [name, type]));
}

function keysOf(inputs: Record<string, any>): Set<string> {
  const indexes: any[] = [
    ...(inputs.globalSecondaryIndexes ?? []),
    ...(inputs.localSecondaryIndexes ?? []),
  ];
  const ofIndexes = indexes.flatMap((index) => [
    ...keyNames(index),
    ...(index.keySchemas ?? []).map((key: any) => key.attributeName),
  ]);
  return new Set([...keyNames(inputs), ...ofIndexes]);
}

function refuse(message: string): never {
  throw new ValidationError(message);
}

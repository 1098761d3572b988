import { handlerOf } from "../program/decide";
import type { ProviderContext } from "./context";
import type { EngineRecord } from "./engineRecord";
import type { EngineRecords } from "./engineRecords";
import { decode, type WireProperties } from "./properties";
import { urnParts } from "../program/urnParts";

export interface DeleteCall {
  id: string;
  urn: string;
  /** The resource's outputs. */
  properties: WireProperties;
}

/**
 * Deletes a resource with all its data: the user has confirmed the engine's plan. If it no longer exists, the call
 * succeeds.
 */
export async function remove(
  { id, urn, properties }: DeleteCall,
  { services, records }: ProviderContext,
): Promise<void> {
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  const record = records.find(type, id, urn);
  const isReplaced = isReplacedBySameId(record, records);
  if (!isReplaced) {
    await handler.delete?.(id, decode(properties).values, services);
  }
  const gone = isReplaced ? [] : records.heldBy({ type, id }); // such as a resource with retainOnDelete
  if (record !== undefined) gone.push(record);
  await Promise.all(gone.map((one) => records.delete(one)));
}

/**
 * Whether the replacement has the same id, such as the settings of a bucket: deleting the old one would undo the
 * replacement.
 */
function isReplacedBySameId(record: EngineRecord | undefined, records: EngineRecords): boolean {
  if (record === undefined) return false;
  const { urn, id, order } = record;
  return records.ofUrn(urn).some((other) => other.id === id && other.order !== order);
}

import { isDeepStrictEqual } from "node:util";
import { handlerOf } from "../program/decide";
import type { Connection } from "./connections";
import type { ProviderContext } from "./context";
import { drifted } from "./drifted";
import type { EngineRecord } from "./engineRecord";
import { importResource } from "./importResource";
import { actualState, readResource } from "./readResource";
import { decode, encode, type WireProperties } from "./properties";
import { urnParts } from "../program/urnParts";

export interface ReadCall {
  id: string;
  urn: string;
  /** From the engine's state; empty for a resource to import. */
  properties: WireProperties;
  inputs: WireProperties;
}

export interface ReadResult {
  /** Empty if the resource no longer exists. */
  id: string;
  properties: WireProperties;
  inputs: WireProperties;
}

const GONE: ReadResult = { id: "", properties: {}, inputs: {} };

/** Reads the current state of a resource (refresh), or of one that is not in the engine's state (import). */
export async function read(
  call: ReadCall,
  connection: Connection,
  context: ProviderContext,
): Promise<ReadResult> {
  const { id, urn, properties, inputs } = call;
  if (isEmpty(properties) && isEmpty(inputs)) return importResource(call, connection, context);
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  const record = context.records.find(type, id, urn);
  const outputs = isEmpty(properties) ? (record?.outputs ?? {}) : decode(properties).values;
  const found = await readResource({ type, id, urn, outputs }, context);
  if (found === undefined) {
    if (record !== undefined) await context.records.delete(record);
    return GONE;
  }
  context.records.confirm(type, id, urn);
  const actual = (await actualState(handler, id, found, context)) ?? {};
  return refreshed(call, actual, { record, grows: handler.grows });
}

/** The engine's state, updated with the actual values. */
function refreshed(
  { id, properties, inputs }: ReadCall,
  actual: Record<string, any>,
  { record, grows }: { record: EngineRecord | undefined; grows: readonly string[] | undefined },
): ReadResult {
  const declared = decode(inputs);
  const drift = encode(drifted(declared.values, actual, grows), declared.secretPaths);
  const outputs = decode(properties);
  const newer = Object.entries(record?.outputs ?? {}).filter(
    ([name, value]) =>
      name in outputs.values &&
      !isDeepStrictEqual(value, outputs.values[name]) &&
      !isEncoded(value),
  );
  return {
    id,
    properties: {
      ...properties,
      ...encode(Object.fromEntries(newer), outputs.secretPaths),
      ...drift,
    },
    inputs: { ...inputs, ...drift },
  };
}

/** Records store secrets as hashes only, and assets in a format of the emulator. */
function isEncoded(value: unknown): boolean {
  return /"\$(secret|asset)"/.test(JSON.stringify(value) ?? "");
}

function isEmpty(properties: WireProperties): boolean {
  return Object.keys(properties).length === 0;
}

import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../core/awsError";
import type { ResourceHandler } from "../core/resourceHandler";
import { VisibleError } from "../core/visibleError";
import { createResource, removeAbandoned } from "../program/createResource";
import { handlerOf } from "../program/decide";
import { requestOf } from "../program/goal";
import { takenId } from "../program/lifecycle/takenId";
import type { LocalServices } from "../services/localServices";
import type { Connection } from "./connections";
import type { ProviderContext } from "./context";
import type { EngineRecord } from "./engineRecord";
import type { Deployed } from "./engineRecords";
import { decode, encode, type WireProperties } from "./properties";
import { urnParts } from "../program/urnParts";

export interface CreateCall {
  urn: string;
  properties: WireProperties;
  preview: boolean;
}

export interface CreateResult {
  /** Empty in a preview. */
  id: string;
  properties: WireProperties;
}

/** Creates a resource and writes its record to disk before the response. In a preview only its inputs are known. */
export async function create(
  { urn, properties, preview }: CreateCall,
  connection: Connection,
  context: ProviderContext,
): Promise<CreateResult> {
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  if (preview) return { id: "", properties };
  const { values: inputs, secretPaths } = decode(properties);
  const goal = { urn, type, name, inputs, secretPaths };
  const { id, outputs } =
    (await unconfirmed(goal, handler, connection, context)) ??
    (await createNew(goal, handler, context));
  return { id, properties: { ...properties, ...encode(outputs, secretPaths) } };
}

/**
 * Finds a resource that an earlier call created for an engine that stopped before it saved it. With the same inputs it
 * is the same resource and is taken over. With other inputs it stays as it is, as at AWS.
 */
async function unconfirmed(
  goal: Deployed,
  handler: ResourceHandler<LocalServices>,
  connection: Connection,
  { services, records, warn }: ProviderContext,
): Promise<{ id: string; outputs: Record<string, any> } | undefined> {
  const record = records.unconfirmed(goal.urn);
  if (record === undefined || (await isGone(record, handler, services))) return undefined;
  if (isDeepStrictEqual(record.inputs, records.recordedInputs(goal))) {
    return { id: record.id, outputs: records.restoredOutputs(record, goal) };
  }
  warn(
    connection,
    `"${record.id}" was created for this resource earlier with other inputs, but Pulumi's state does not contain it. ` +
      "It is kept: import it, or delete it.",
    goal.urn,
  );
  return undefined;
}

async function isGone(
  { id, outputs }: EngineRecord,
  { read }: ResourceHandler<LocalServices>,
  services: LocalServices,
): Promise<boolean> {
  return read !== undefined && (await read(id, services, outputs)) === undefined;
}

async function createNew(
  goal: Deployed,
  handler: ResourceHandler<LocalServices>,
  context: ProviderContext,
): Promise<{ id: string; outputs: Record<string, any> }> {
  const { services, records } = context;
  const taken = records.begun(goal.urn)
    ? undefined
    : await takenId(requestOf(goal), handler, services);
  if (taken !== undefined) {
    throw new VisibleError(
      `"${taken}" (${goal.type}) already exists. Import it with the option import, or choose another name.`,
    );
  }
  try {
    const state = await createResource({ goal, handler }, context);
    await records.save(goal, state);
    return state;
  } catch (error) {
    if (isTaken(error)) records.forgetBegun(goal.urn);
    else await removeBegun(goal.urn, context);
    throw error;
  }
}

/** The existing resource belongs to something else. */
function isTaken(error: unknown): boolean {
  return error instanceof AwsError && /InUse|Exists/.test(error.code);
}

/** Deletes what an interrupted creation left behind. If that fails, the next start deletes it. */
async function removeBegun(urn: string, context: ProviderContext): Promise<void> {
  const begun = context.records.begun(urn);
  if (begun === undefined) return;
  try {
    await removeAbandoned(begun, context);
  } catch {
    // The creation stays on record.
  }
}

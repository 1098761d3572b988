import { type FoundState, importedIdsOf, type ResourceHandler } from "../core/resourceHandler";
import { urnParts } from "../program/urnParts";
import type { LocalServices } from "../services/localServices";
import type { ProviderContext } from "./context";
import { drifted } from "./drifted";
import type { EngineRecord } from "./engineRecord";
import { actualState, readResource } from "./readResource";

export interface RecordedState extends FoundState {
  /** Names of the inputs of which only a hash is known. */
  lost: string[];
}

/** Finds the resource of an earlier deployment by its import id; undefined if there is none, or it no longer exists. */
export async function recordedState(
  { given, urn }: { given: string; urn: string },
  handler: ResourceHandler<LocalServices>,
  context: ProviderContext,
): Promise<RecordedState | undefined> {
  const { type } = urnParts(urn);
  const isGiven = (record: EngineRecord): boolean =>
    importedIdsOf(handler.importing!, record).includes(given);
  const named = context.records.ofType(type).filter(isGiven);
  const record = named.findLast((one) => one.urn === urn) ?? named.at(-1);
  if (record === undefined) return undefined;
  const { id, inputs, outputs } = record;
  const found = await readResource({ type, id, urn: record.urn, outputs }, context);
  if (found === undefined) return undefined;
  const actual = await actualState(handler, id, found, context);
  return declaredState(record, drifted(inputs, actual ?? {}, handler.grows));
}

/** Records store secrets as hashes only. */
function declaredState(
  { id, inputs, outputs }: EngineRecord,
  drift: Record<string, any>,
): RecordedState {
  const now = { ...inputs, ...drift };
  const lost = Object.keys(now).filter((name) => hasSecret(now[name]));
  return {
    id,
    inputs: without(now, hasSecret),
    outputs: without({ ...outputs, ...drift }, hasSecret),
    lost,
  };
}

function without(
  values: Record<string, any>,
  isLeftOut: (value: unknown) => boolean,
): Record<string, any> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isLeftOut(value)));
}

function hasSecret(value: unknown): boolean {
  return /"\$secret"/.test(JSON.stringify(value) ?? "");
}

import { AwsError } from "../core/awsError";
import { type FoundState, importedIdsOf, type ResourceHandler } from "../core/resourceHandler";
import { VisibleError } from "../core/visibleError";
import { handlerOf } from "../program/decide";
import { urnParts } from "../program/urnParts";
import { withWireAssets } from "../program/wireValue";
import type { LocalServices } from "../services/localServices";
import type { Connection } from "./connections";
import type { ProviderContext } from "./context";
import { declaredInputs } from "./declaredInputs";
import { encode, type WireProperties } from "./properties";
import { recordedState } from "./recordedState";

export interface ImportCall {
  /** In the format of the AWS provider for this type. */
  id: string;
  urn: string;
}

export interface ImportResult {
  id: string;
  properties: WireProperties;
  inputs: WireProperties;
}

/**
 * Describes a resource that is not in the engine's state. For a resource of an earlier deployment, returns its declared
 * inputs, updated with the actual values.
 * @throws VisibleError for a type that cannot be imported, or if no resource has the id
 */
export async function importResource(
  { id: given, urn }: ImportCall,
  connection: Connection,
  context: ProviderContext,
): Promise<ImportResult> {
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  if (handler.importing === undefined) {
    throw new VisibleError(
      `Resource "${name}" (${type}) cannot be imported: the AWS provider imports no resource of this type.`,
    );
  }
  const recorded = await recordedState({ given, urn }, handler, context);
  const found = recorded ?? (await foundState({ given, type, name }, handler, context));
  if (found === undefined) {
    throw new VisibleError(
      `Resource "${name}" (${type}) cannot be imported: "${given}" does not exist. An import takes ${handler.importing.form}.`,
    );
  }
  if (recorded !== undefined && recorded.lost.length > 0) {
    context.warn(
      connection,
      `The emulator keeps only a hash of secrets, so ${recorded.lost.join(", ")} of "${name}" cannot be imported: ` +
        'the next "pulumi up" sets it again.',
      urn,
    );
  }
  const { id, inputs, outputs } = found;
  const properties = withoutAbsent({ ...inputs, ...outputs });
  return {
    id,
    properties: withWireAssets(encode(properties, handler.secretOutputs ?? [])),
    inputs: withWireAssets(inputs),
  };
}

interface Sought {
  given: string;
  type: string;
  name: string;
}

/** An existing resource that no recorded deployment has created. */
async function foundState(
  { given, type, name }: Sought,
  handler: ResourceHandler<LocalServices>,
  { services }: ProviderContext,
): Promise<FoundState | undefined> {
  const { importing, read, inspect, defaults } = handler;
  const found = await importing!.find?.(given, services).catch(absent);
  if (found !== undefined) return declared(found, defaults);
  if (read === undefined) return undefined;
  const id = importing!.toId?.(given) ?? given;
  const exists = await read(id, services, {}).catch(absent);
  if (exists === undefined) return undefined;
  const state = (await inspect?.(id, services)) ?? { inputs: exists.inputs, outputs: {} };
  if (state.inputs === undefined) {
    throw new VisibleError(
      `Resource "${name}" (${type}) cannot be imported: the local stack cannot read the inputs of a resource of this type.`,
    );
  }
  const outputs = { ...state.inputs, ...state.outputs };
  if (!importedIdsOf(importing!, { id, outputs }).includes(given)) return undefined;
  return declared({ id, inputs: state.inputs, outputs: state.outputs }, defaults);
}

function declared(
  { id, inputs, outputs }: FoundState,
  defaults: Readonly<Record<string, unknown>> | undefined,
): FoundState {
  return { id, inputs: declaredInputs(inputs, defaults), outputs: { ...inputs, ...outputs } };
}

/** A service rejects ids of an invalid format. */
function absent(error: unknown): undefined {
  if (error instanceof AwsError) return undefined;
  throw error;
}

function withoutAbsent(values: Record<string, any>): Record<string, any> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

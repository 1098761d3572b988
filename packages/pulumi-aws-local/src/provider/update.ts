import { VisibleError } from "../core/visibleError";
import { handlerOf } from "../program/decide";
import type { ProviderContext } from "./context";
import { readResource } from "./readResource";
import { decode, encode, type WireProperties } from "./properties";
import { providerChanges } from "./providerChanges";
import { urnParts } from "../program/urnParts";

export interface UpdateCall {
  id: string;
  urn: string;
  /** The resource's outputs. */
  olds: WireProperties;
  oldInputs: WireProperties;
  news: WireProperties;
  preview: boolean;
}

/**
 * Updates a resource and writes its record to disk before the response.
 * @returns its outputs
 */
export async function update(
  { id, urn, olds, oldInputs, news, preview }: UpdateCall,
  context: ProviderContext,
): Promise<WireProperties> {
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  if (preview) return planned(olds, oldInputs, news);
  const { services, records } = context;
  const before = decode(oldInputs).values;
  const outputs = decode(olds).values;
  if ((await readResource({ type, id, urn, outputs }, context)) === undefined) {
    throw new VisibleError(
      `"${id}" (${type}) no longer exists: run "pulumi refresh" to recreate it.`,
    );
  }
  const { values: inputs, secretPaths } = decode(news);
  const { changes } = providerChanges(before, inputs, handler);
  const previous = { id, inputs: before, outputs };
  const state = await handler.update({ urn, type, name, inputs, previous, changes }, services);
  const goal = { urn, type, name, inputs, secretPaths };
  await records.save(goal, { ...state, id }, records.find(type, id, urn));
  return { ...news, ...encode(state.outputs, secretPaths) };
}

/** The known state before the update: the current outputs with the new inputs. */
function planned(
  olds: WireProperties,
  oldInputs: WireProperties,
  news: WireProperties,
): WireProperties {
  const outputs = Object.entries(olds).filter(([name]) => !(name in oldInputs));
  return { ...Object.fromEntries(outputs), ...news };
}

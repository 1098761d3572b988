import type { ReadState, ResourceHandler } from "../core/resourceHandler";
import type { LocalServices } from "../services/localServices";
import { resourceHandlers } from "../services/resourceHandlers";
import type { ProviderContext } from "./context";

export interface Sought {
  type: string;
  id: string;
  urn: string;
  outputs: Record<string, any>;
}

/**
 * Reads the state of a resource; undefined if it no longer exists. A resource that only the engine can delete exists
 * while it is on record and the resource that contains it exists.
 */
export async function readResource(
  { type, id, urn, outputs }: Sought,
  { services, records }: Pick<ProviderContext, "services" | "records">,
): Promise<ReadState | undefined> {
  const handler = resourceHandlers[type];
  if (handler?.read !== undefined) return handler.read(id, services, outputs);
  if (records.find(type, id, urn) === undefined) return undefined;
  for (const holder of handler?.within?.(outputs) ?? []) {
    const read = resourceHandlers[holder.type]?.read;
    if (read !== undefined && (await read(holder.id, services, {})) === undefined) return undefined;
  }
  return {};
}

/** The current properties of a resource by the names of its inputs; undefined for a type that cannot be read. */
export async function actualState(
  { inspect }: ResourceHandler<LocalServices>,
  id: string,
  found: ReadState,
  { services }: Pick<ProviderContext, "services">,
): Promise<Record<string, any> | undefined> {
  if (inspect === undefined) return found.inputs;
  const { inputs, outputs } = await inspect(id, services);
  return { ...inputs, ...outputs };
}

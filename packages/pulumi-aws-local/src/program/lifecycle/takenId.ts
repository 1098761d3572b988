import type { ResourceHandler, ResourceRequest } from "../../core/resourceHandler";
import { hasUnknown } from "../../core/unknown";
import type { LocalServices } from "../../services/localServices";

/** The id that a new resource would have, if something has it already: that is another's, and is not taken over unasked. */
export async function takenId(
  request: ResourceRequest,
  handler: ResourceHandler<LocalServices>,
  services: LocalServices,
): Promise<string | undefined> {
  if (!handler.recordFirst || handler.read === undefined) return undefined;
  const id = handler.idFor?.(request, services);
  if (id === undefined || hasUnknown(id)) return undefined;
  return (await handler.read(id, services, request.inputs)) === undefined ? undefined : id;
}

import type { ResourceHandler, ResourceRequest } from "../../core/resourceHandler";
import { hasUnknown } from "../../core/unknown";
import type { LocalServices } from "../../services/localServices";

/**
 * The id of a new resource, if an existing resource already has it. That resource is not taken over without an import.
 */
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

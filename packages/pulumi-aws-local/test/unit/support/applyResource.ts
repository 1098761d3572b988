import { isDeepStrictEqual } from "node:util";
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from "../../../src/core/resourceHandler";

/** Creates a resource, or updates the one that `request.previous` describes, as a deployment does. */
export function applyResource<Needs>(
  handler: ResourceHandler<Needs>,
  request: ResourceRequest,
  services: Needs,
): Promise<ResourceState> {
  const { previous, inputs } = request;
  if (previous === undefined) return handler.create(request, services);
  const names = new Set([...Object.keys(inputs), ...Object.keys(previous.inputs)]);
  const changes = [...names].filter(
    (name) => !isDeepStrictEqual(inputs[name], previous.inputs[name]),
  );
  return handler.update({ ...request, previous, changes }, services);
}

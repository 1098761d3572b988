import { written } from "./resourceHandler";
import type { ResourceHandler, ResourceRequest, ResourceState } from "./resourceHandler";

/**
 * A handler for a resource that has no effect locally. It accepts `accepted`, and returns the inputs together with the
 * result of `outputsOf`, such as an id and ARNs in AWS's format. `replaceOn` lists the properties that AWS cannot
 * change.
 */
export function withoutEffect<Needs = unknown>(
  accepted: readonly string[],
  replaceOn: readonly string[],
  outputsOf: (request: ResourceRequest, services: Needs) => Partial<ResourceState> = () => ({}),
  more: Partial<ResourceHandler<Needs>> = {},
): ResourceHandler<Needs> {
  return {
    real: [],
    accepted,
    replaceOn,
    ...more,
    ...written<Needs>(async (request, services) => {
      const { id, outputs } = outputsOf(request, services);
      const tagsAll = request.inputs.tags;
      return {
        id: id ?? request.previous?.id ?? request.name,
        outputs: { ...request.inputs, ...(tagsAll && { tagsAll }), ...outputs },
      };
    }),
  };
}

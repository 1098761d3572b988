import { written } from "./resourceHandler";
import type { ResourceHandler, ResourceRequest, ResourceState } from "./resourceHandler";

/**
 * A handler for what has no meaning on one machine: it takes `accepted`, does nothing, and answers with its inputs and with
 * what `answer` adds, an id and ARNs in AWS's form above all. `replaceOn` are those of `accepted` that AWS cannot change.
 */
export function withoutEffect<Needs = unknown>(
  accepted: readonly string[],
  replaceOn: readonly string[],
  answer: (request: ResourceRequest, services: Needs) => Partial<ResourceState> = () => ({}),
  more: Partial<ResourceHandler<Needs>> = {},
): ResourceHandler<Needs> {
  return {
    real: [],
    accepted,
    replaceOn,
    ...more,
    ...written<Needs>(async (request, services) => {
      const { id, outputs } = answer(request, services);
      const tagsAll = request.inputs.tags;
      return {
        id: id ?? request.previous?.id ?? request.name,
        outputs: { ...request.inputs, ...(tagsAll && { tagsAll }), ...outputs },
      };
    }),
  };
}

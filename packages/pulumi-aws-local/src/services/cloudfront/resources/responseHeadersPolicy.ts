import { physicalName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type { ResourceHandler, ResourceRequest } from "../../../core/resourceHandler";
import { policyHeaders } from "../policyHeaders";
import { awsId, type Needs } from "./needs";
import { responseHeadersRules } from "./rules";

/** A policy with headers that a distribution adds to responses. */
export const responseHeadersPolicy: ResourceHandler<Needs> = {
  rules: responseHeadersRules,
  real: ["name", "securityHeadersConfig", "customHeadersConfig"],
  accepted: ["comment"],
  inMemory: true,
  importing: { form: "the id of the policy" },
  ...written<Needs>(async (request: ResourceRequest, { distributions, accountId }: Needs) => {
    const id = request.previous?.id ?? awsId(request);
    distributions.putHeaders(id, policyHeaders(request.inputs));
    const arn = `arn:aws:cloudfront::${accountId}:response-headers-policy/${id}`;
    return { id, outputs: { ...request.inputs, name: physicalName(request), arn } };
  }),
  delete: async (id, _outputs, { distributions }) => distributions.deleteHeaders(id),
};

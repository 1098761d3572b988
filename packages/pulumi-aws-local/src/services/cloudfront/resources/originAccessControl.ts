import { physicalName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type { ResourceHandler, ResourceRequest } from "../../../core/resourceHandler";
import { awsId, type Needs } from "./needs";
import { originAccessControlRules } from "./rules";

/** Has no effect: only the distribution can access the bucket anyway. */
export const originAccessControl: ResourceHandler<Needs> = {
  rules: originAccessControlRules,
  real: [],
  accepted: [
    "name",
    "description",
    "originAccessControlOriginType",
    "signingBehavior",
    "signingProtocol",
  ],
  importing: { form: "the id of the origin access control" },
  ...written<Needs>(async (request: ResourceRequest) => {
    const id = request.previous?.id ?? awsId(request);
    return { id, outputs: { ...request.inputs, name: physicalName(request) } };
  }),
};

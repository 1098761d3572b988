import { physicalName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type { ResourceHandler, ResourceRequest } from "../../../core/resourceHandler";
import { VisibleError } from "../../../core/visibleError";
import { checkFunctionCode } from "../functions/checkFunctionCode";
import { compileEdgeFunction } from "../functions/edgeFunction";
import type { Needs } from "./needs";
import { functionRules } from "./rules";

/** A CloudFront function, which runs unchanged. */
export const edgeFunction: ResourceHandler<Needs> = {
  rules: functionRules,
  real: ["name", "code", "runtime"],
  accepted: ["comment", "publish"],
  inMemory: true,
  importing: { form: "the name of the function" },
  replaceOn: ["name"],
  ...written<Needs>(async (request: ResourceRequest, { distributions, accountId }: Needs) => {
    const name = physicalName(request);
    const { code, runtime } = request.inputs;
    if (runtime !== "cloudfront-js-2.0") {
      throw new VisibleError(
        `Function "${request.name}" has the runtime "${runtime}"; the local stack only supports "cloudfront-js-2.0".`,
      );
    }
    checkFunctionCode(request.name, code);
    const arn = `arn:aws:cloudfront::${accountId}:function/${name}`;
    distributions.putFunction(arn, compileEdgeFunction(code));
    return { id: name, outputs: { name, arn, status: "UNASSOCIATED" } };
  }),
  delete: async (_id, { arn }, { distributions }) => distributions.deleteFunction(arn),
};

import { written, type ResourceHandler } from "../../../core/resourceHandler";
import { pathOf, prefixedName } from "../physicalNames";
import { readPolicyDocument } from "../policyDocument";
import { randomKeyId } from "../temporaryCredentials";
import type { Services } from "../../../core/services";
import type { Iam } from "../service";
import { policyRules } from "./rules";

type Needs = Pick<Services, "accountId"> & { iam: Iam };

/** aws:iam/policy:Policy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const policyHandler: ResourceHandler<Needs> = {
  rules: policyRules,
  real: ["name", "namePrefix", "path", "policy"],
  accepted: ["description", "delayAfterPolicyCreationInMs"],
  replaceOn: ["description", "name", "namePrefix", "path"],
  importing: { form: "the ARN of the policy" },
  recordFirst: true,
  idFor: (request, { accountId }) =>
    `arn:aws:iam::${accountId}:policy${pathOf(request.inputs)}${prefixedName(request)}`,

  ...written<Needs>(async (request, { iam, accountId }) => {
    const { inputs } = request;
    const name = prefixedName(request);
    const arn = `arn:aws:iam::${accountId}:policy${pathOf(inputs)}${name}`;
    const policyId = iam.roles.policy(arn)?.policyId ?? randomKeyId("ANPA");
    const document = readPolicyDocument(inputs.policy, "identity", `policy "${name}"`);
    iam.roles.putPolicy({ name, arn, policyId, document });
    return {
      id: arn,
      outputs: {
        ...inputs,
        name,
        arn,
        policyId,
        policy: document,
        path: pathOf(inputs),
        tagsAll: inputs.tags ?? {},
      },
    };
  }),

  async read(id, { iam }) {
    const policy = iam.roles.policy(id);
    return policy && { inputs: { name: policy.name } };
  },

  async delete(id, _outputs, { iam }) {
    iam.roles.deletePolicy(id);
  },
};

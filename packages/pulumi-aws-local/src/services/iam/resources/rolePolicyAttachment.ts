import { written, type ResourceHandler } from "../../../core/resourceHandler";
import { existingRole } from "./rolePolicy";
import type { Iam } from "../service";
import { attachmentRules } from "./rules";

type Needs = { iam: Iam };

/**
 * aws:iam/rolePolicyAttachment:RolePolicyAttachment.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export const rolePolicyAttachmentHandler: ResourceHandler<Needs> = {
  rules: attachmentRules,
  real: ["policyArn", "role"],

  replaceOn: ["policyArn", "role"],
  importing: { form: "roleName/policyArn" },

  ...written<Needs>(async ({ inputs }, { iam }) => {
    const role = existingRole(iam, inputs.role);
    const id = `${role}/${inputs.policyArn}`;
    iam.roles.attachRolePolicy(role, inputs.policyArn);
    return { id, outputs: { ...inputs, role } };
  }),

  async delete(_id, { role, policyArn }, { iam }) {
    iam.roles.detachRolePolicy(role, policyArn);
  },
};

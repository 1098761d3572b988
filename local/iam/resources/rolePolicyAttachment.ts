import type { ResourceHandler } from "../../shared/resourceHandler";
import { existingRole } from "./rolePolicy";

/**
 * aws:iam/rolePolicyAttachment:RolePolicyAttachment.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export const rolePolicyAttachmentHandler: ResourceHandler = {
  real: ["policyArn", "role"],

  async apply({ inputs, previous }, { iam }) {
    const role = existingRole(iam, inputs.role);
    const id = `${role}/${inputs.policyArn}`;
    iam.roles.attachRolePolicy(role, inputs.policyArn);
    if (previous !== undefined && previous.id !== id) {
      iam.roles.detachRolePolicy(previous.outputs.role, previous.outputs.policyArn);
    }
    return { id, outputs: { ...inputs, role } };
  },

  async remove(_id, { role, policyArn }, { iam }) {
    iam.roles.detachRolePolicy(role, policyArn);
  },
};

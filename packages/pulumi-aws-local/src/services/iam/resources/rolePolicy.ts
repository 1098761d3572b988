import { written, type ResourceHandler } from "../../../core/resourceHandler";
import { NoSuchEntityError } from "../errors";
import type { Iam } from "../service";
import { rolePolicyRules } from "./rules";
import { prefixedName, roleNameOfInput } from "../physicalNames";
import { readPolicyDocument } from "../policyDocument";

type Needs = { iam: Iam };

/** aws:iam/rolePolicy:RolePolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const rolePolicyHandler: ResourceHandler<Needs> = {
  rules: rolePolicyRules,
  real: ["name", "namePrefix", "policy", "role"],

  replaceOn: ["name", "namePrefix", "role"],
  importing: { form: "roleName:policyName" },
  recordFirst: true,

  ...written<Needs>(async (request, { iam }) => {
    const { inputs } = request;
    const name = prefixedName(request);
    const role = existingRole(iam, inputs.role);
    const owner = `inline policy "${name}" of role "${role}"`;
    const policy = readPolicyDocument(inputs.policy, "identity", owner);
    const id = `${role}:${name}`;
    iam.roles.putRolePolicy(role, name, policy);
    return { id, outputs: { ...inputs, name, role, policy } };
  }),

  /** Role names and policy names contain no colon. */
  async delete(id, _outputs, { iam }) {
    const [role, name] = id.split(":") as [string, string];
    iam.roles.deleteRolePolicy(role, name);
  },
};

/** @throws NoSuchEntityError */
export function existingRole(iam: Iam, role: unknown): string {
  const name = roleNameOfInput(role);
  if (iam.roles.role(name) === undefined) {
    throw new NoSuchEntityError(`The role with name ${name} cannot be found.`);
  }
  return name;
}

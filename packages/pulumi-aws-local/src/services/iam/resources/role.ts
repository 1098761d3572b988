import { AwsError } from "../../../core/awsError";
import { written, type ResourceHandler } from "../../../core/resourceHandler";
import { pathOf, prefixedName } from "../physicalNames";
import { readPolicyDocument } from "../policyDocument";
import type { RoleRecord } from "../roleStore";
import { randomKeyId } from "../temporaryCredentials";
import type { Services } from "../../../core/services";
import type { Iam } from "../service";
import { roleRules } from "./rules";

type Needs = Pick<Services, "accountId" | "clock"> & { iam: Iam };

/** aws:iam/role:Role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const roleHandler: ResourceHandler<Needs> = {
  rules: roleRules,
  real: [
    "assumeRolePolicy",
    "inlinePolicies.name",
    "inlinePolicies.policy",
    "managedPolicyArns",
    "maxSessionDuration",
    "name",
    "namePrefix",
    "path",
    "permissionsBoundary",
  ],
  accepted: ["description", "forceDetachPolicies"],
  replaceOn: ["name", "namePrefix", "path"],
  sets: ["inlinePolicies", "managedPolicyArns"],
  importing: { form: "the name of the role" },
  recordFirst: true,
  idFor: prefixedName,

  ...written<Needs>(async (request, { iam, accountId, clock }) => {
    const { inputs } = request;
    const name = prefixedName(request);
    const known = iam.roles.role(name);
    const role: RoleRecord = {
      name,
      arn: `arn:aws:iam::${accountId}:role${pathOf(inputs)}${name}`,
      uniqueId: known?.uniqueId ?? randomKeyId("AROA"),
      createDate: known?.createDate ?? new Date(clock.now()).toISOString(),
      assumeRolePolicy: readPolicyDocument(inputs.assumeRolePolicy, "trust", `role "${name}"`),
      inlinePolicies: readInlinePolicies(name, inputs.inlinePolicies),
      managedPolicyArns: inputs.managedPolicyArns ?? [],
      maxSessionDuration: readSessionDuration(inputs.maxSessionDuration),
      ...(inputs.permissionsBoundary && { permissionsBoundary: inputs.permissionsBoundary }),
    };
    for (const arn of role.managedPolicyArns) iam.roles.document(arn);
    if (role.permissionsBoundary !== undefined) iam.roles.document(role.permissionsBoundary);
    iam.roles.putRole(role);
    const { arn, uniqueId, createDate, assumeRolePolicy, maxSessionDuration } = role;
    return {
      id: name,
      outputs: {
        ...inputs,
        name,
        arn,
        uniqueId,
        createDate,
        assumeRolePolicy,
        maxSessionDuration,
        path: pathOf(inputs),
        managedPolicyArns: role.managedPolicyArns,
        tagsAll: inputs.tags ?? {},
      },
    };
  }),

  async read(id, { iam }) {
    const role = iam.roles.role(id);
    return role && { inputs: { name: role.name } };
  },

  async delete(id, _outputs, { iam }) {
    iam.roles.deleteRole(id);
  },
};

function readInlinePolicies(
  role: string,
  policies: { name?: string; policy?: unknown }[] = [],
): Record<string, string> {
  // In the provider, an empty block means "no inline policies".
  const given = policies.filter(({ name, policy }) => name !== undefined && policy !== undefined);
  return Object.fromEntries(
    given.map(({ name, policy }) => [
      name!,
      readPolicyDocument(policy, "identity", `inline policy "${name}" of role "${role}"`),
    ]),
  );
}

function readSessionDuration(seconds = 3600): number {
  if (!Number.isInteger(seconds) || seconds < 3600 || seconds > 43_200) {
    throw new AwsError(
      "ValidationError",
      `Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: ` +
        "Member must have value between 3600 and 43200",
    );
  }
  return seconds;
}

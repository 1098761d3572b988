import { written, type ResourceHandler, type ResourceRequest } from "../../../core/resourceHandler";
import { groupId, groupOf, USER_POOL } from "./poolParts";
import { groupRules } from "./partRules";
import type { UserPools } from "../service";

type Needs = { userPools: UserPools };

/** aws.cognito.UserGroup. */
export const userGroupHandler: ResourceHandler<Needs> = {
  rules: groupRules,
  real: ["name", "userPoolId", "description", "precedence", "roleArn"],
  replaceOn: ["name", "userPoolId"],
  importing: { form: "userPoolId/name" },
  recordFirst: true,
  idFor: (request) => groupId(request.inputs.userPoolId, nameOf(request)),

  ...written<Needs>(async (request, services) => {
    const { inputs } = request;
    const { groups, pools } = services.userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    const name = nameOf(request);
    const { description, precedence, roleArn } = inputs;
    groups.put({ poolId: pool.id, name, description, precedence, roleArn });
    return { id: groupId(pool.id, name), outputs: { ...inputs, name } };
  }),

  async read(id, { userPools }) {
    const { userPoolId, name } = groupOf(id);
    return userPools.kit.groups.find(userPoolId, name) && { inputs: { userPoolId, name } };
  },

  async inspect(id, { userPools }) {
    const { userPoolId, name } = groupOf(id);
    const { description, precedence, roleArn } = userPools.kit.groups.get(userPoolId, name);
    const inputs = { userPoolId, name, description, precedence, roleArn };
    return { inputs, outputs: {} };
  },

  within: ({ userPoolId }) => [{ type: USER_POOL, id: userPoolId }],

  async holds(_id, { userPoolId, name }, { userPools }) {
    const count = userPools.kit.groups.countOf(userPoolId, name);
    return count === 0 ? undefined : `${count} ${count === 1 ? "member" : "members"}`;
  },

  async delete(_id, outputs, services) {
    const { groups, pools } = services.userPools.kit;
    const pool = pools.find(outputs.userPoolId);
    if (pool !== undefined) groups.delete(pool, outputs.name);
  },
};

function nameOf({ inputs, name, previous }: ResourceRequest): string {
  return inputs.name ?? previous?.outputs.name ?? name;
}

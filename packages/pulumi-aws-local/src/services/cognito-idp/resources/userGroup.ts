import { written, type ResourceHandler, type ResourceRequest } from "../../../core/resourceHandler";
import { groupId, USER_POOL } from "./poolParts";
import type { UserPools } from "../service";

type Needs = { userPools: UserPools };

/** aws.cognito.UserGroup. */
export const userGroupHandler: ResourceHandler<Needs> = {
  real: ["name", "userPoolId", "description", "precedence", "roleArn"],
  replaceOn: ["name", "userPoolId"],
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

  async read(_id, { userPools }, { userPoolId, name }) {
    return userPools.kit.groups.find(userPoolId, name) && { inputs: { userPoolId, name } };
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

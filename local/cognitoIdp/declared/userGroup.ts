import { written, type ResourceHandler } from "../../shared/resourceHandler";

/** aws.cognito.UserGroup. */
export const userGroupHandler: ResourceHandler = {
  real: ["name", "userPoolId", "description", "precedence", "roleArn"],
  replaceOn: ["name", "userPoolId"],

  ...written(async ({ inputs, name: logicalName, previous }, services) => {
    const { groups, pools } = services.userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    const name: string = inputs.name ?? previous?.outputs.name ?? logicalName;
    const { description, precedence, roleArn } = inputs;
    groups.put({ poolId: pool.id, name, description, precedence, roleArn });
    return { id: `${pool.id}/${name}`, outputs: { ...inputs, name } };
  }),

  async read(_id, { userPools }, { userPoolId, name }) {
    return userPools.kit.groups.find(userPoolId, name) && { inputs: { userPoolId, name } };
  },

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

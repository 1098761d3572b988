import type { ResourceHandler } from "../../shared/resourceHandler";

/** aws.cognito.UserGroup. */
export const userGroupHandler: ResourceHandler = {
  real: ["name", "userPoolId", "description", "precedence", "roleArn"],

  async apply({ inputs, name: logicalName, previous }, services) {
    const { groups, pools } = services.userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    const name: string = inputs.name ?? previous?.outputs.name ?? logicalName;
    const { description, precedence, roleArn } = inputs;
    groups.put({ poolId: pool.id, name, description, precedence, roleArn });
    return { id: `${pool.id}/${name}`, outputs: { ...inputs, name } };
  },

  async remove(_id, outputs, services) {
    const { groups, pools } = services.userPools.kit;
    const pool = pools.find(outputs.userPoolId);
    if (pool !== undefined) groups.delete(pool, outputs.name);
  },
};

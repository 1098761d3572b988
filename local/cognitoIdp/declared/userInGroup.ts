import type { ResourceHandler } from "../../shared/resourceHandler";
import { rememberId, rememberedId } from "./remembered";

/** aws.cognito.UserInGroup. Acts once: who was taken out of the group since stays out, as with AWS. */
export const userInGroupHandler: ResourceHandler = {
  real: ["groupName", "userPoolId", "username"],

  async apply({ inputs, urn }, services) {
    const { groups, pools, users } = services.userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    const id = `${pool.id}/${inputs.groupName}/${inputs.username}`;
    if (rememberedId(services, urn) !== id) {
      services.state.transaction(() => {
        groups.add(pool, users.get(pool, inputs.username), inputs.groupName);
        rememberId(services, urn, id);
      });
    }
    return { id, outputs: { ...inputs } };
  },

  async remove(_id, outputs, services) {
    const { groups, pools, users } = services.userPools.kit;
    const pool = pools.find(outputs.userPoolId);
    const user = pool && users.find(pool, outputs.username);
    if (pool === undefined || user === undefined) return;
    if (groups.find(pool.id, outputs.groupName) !== undefined) {
      groups.remove(pool, user, outputs.groupName);
    }
  },
};

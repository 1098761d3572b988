import type { ResourceHandler } from "../../../core/resourceHandler";
import { findMember } from "./findUser";
import { groupId, USER_GROUP, USER_POOL } from "./poolParts";
import { memberRules } from "./partRules";
import type { UserPools } from "../service";

type Needs = { userPools: UserPools };

/** aws.cognito.UserInGroup. It acts once: a user who was later removed from the group stays removed, as on AWS. */
export const userInGroupHandler: ResourceHandler<Needs> = {
  rules: memberRules,
  real: ["groupName", "userPoolId", "username"],
  replaceOn: ["groupName", "userPoolId", "username"],
  importing: {
    form: "userPoolId,groupName,username",
    idsOf: ({ outputs: { userPoolId, groupName, username } }) => [
      `${userPoolId},${groupName},${username}`,
    ],
    find: findMember,
  },

  async create({ inputs }, { userPools }) {
    const { groups, pools, users } = userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    groups.add(pool, users.get(pool, inputs.username), inputs.groupName);
    const id = `${pool.id}/${inputs.groupName}/${inputs.username}`;
    return { id, outputs: { ...inputs } };
  },

  async update({ inputs, previous: { id } }) {
    return { id, outputs: { ...inputs } };
  },

  within: ({ userPoolId, groupName }) => [
    { type: USER_POOL, id: userPoolId },
    { type: USER_GROUP, id: groupId(userPoolId, groupName) },
  ],

  async delete(_id, outputs, { userPools }) {
    const { groups, pools, users } = userPools.kit;
    const pool = pools.find(outputs.userPoolId);
    const user = pool && users.find(pool, outputs.username);
    if (pool === undefined || user === undefined) return;
    if (groups.find(pool.id, outputs.groupName) !== undefined) {
      groups.remove(pool, user, outputs.groupName);
    }
  },
};

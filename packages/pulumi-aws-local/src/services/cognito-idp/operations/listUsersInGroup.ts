import { groupName, integer, pageToken, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";
import { toUserType } from "../userType";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html */
export const listUsersInGroup = signedOperation(
  {
    UserPoolId: userPoolId,
    GroupName: groupName,
    Limit: integer({ min: 0, max: 60 }),
    NextToken: pageToken,
  },
  ({ groups, pools }: Pick<Kit, "groups" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const users = groups.membersOf(pool, groups.get(pool.id, input.GroupName).name);
      const { items, next } = page(
        users,
        ({ username }) => username,
        input.Limit || 60,
        input.NextToken,
      );
      return { Users: items.map((user) => toUserType(user)), ...(next && { NextToken: next }) };
    },
);

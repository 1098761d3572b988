import { toGroupType } from "../groupType";
import { integer, pageToken, userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html */
export const adminListGroupsForUser = signedOperation(
  {
    Username: username,
    UserPoolId: userPoolId,
    Limit: integer({ min: 0, max: 60 }),
    NextToken: pageToken,
  },
  ({ groups, pools, users }: Pick<Kit, "groups" | "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const all = groups.of(users.get(pool, input.Username));
      const { items, next } = page(all, ({ name }) => name, input.Limit || 60, input.NextToken);
      return {
        Groups: items.map((group) => toGroupType(pool, group)),
        ...(next && { NextToken: next }),
      };
    },
);

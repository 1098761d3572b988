import { toGroupType } from "../groupType";
import { integer, pageToken, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html */
export const listGroups = signedOperation(
  { UserPoolId: userPoolId, Limit: integer({ min: 0, max: 60 }), NextToken: pageToken },
  ({ groups, pools }: Pick<Kit, "groups" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const all = groups.list(pool.id);
      const { items, next } = page(all, ({ name }) => name, input.Limit || 60, input.NextToken);
      return {
        Groups: items.map((group) => toGroupType(pool, group)),
        ...(next && { NextToken: next }),
      };
    },
);

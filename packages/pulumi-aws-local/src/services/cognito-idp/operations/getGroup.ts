import { toGroupType } from "../groupType";
import { groupName, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html */
export const getGroup = signedOperation(
  { GroupName: groupName, UserPoolId: userPoolId },
  ({ groups, pools }: Pick<Kit, "groups" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      return { Group: toGroupType(pool, groups.get(pool.id, input.GroupName)) };
    },
);

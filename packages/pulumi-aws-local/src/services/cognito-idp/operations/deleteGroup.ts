import { groupName, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html */
export const deleteGroup = signedOperation(
  { GroupName: groupName, UserPoolId: userPoolId },
  ({ groups, pools }: Pick<Kit, "groups" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      groups.delete(pool, groups.get(pool.id, input.GroupName).name);
      return {};
    },
);

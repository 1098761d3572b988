import { groupMembers, toGroupType } from "../groupType";
import { groupName, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html
 * UNVERIFIED: that settings which a request omits stay unchanged.
 */
export const updateGroup = signedOperation(
  { GroupName: groupName, UserPoolId: userPoolId, ...groupMembers },
  ({ groups, pools }: Pick<Kit, "groups" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const group = groups.get(pool.id, input.GroupName);
      const updated = groups.put({
        ...group,
        ...(input.Description !== undefined && { description: input.Description }),
        ...(input.Precedence !== undefined && { precedence: input.Precedence }),
        ...(input.RoleArn !== undefined && { roleArn: input.RoleArn }),
      });
      return { Group: toGroupType(pool, updated) };
    },
);

import { AwsError } from "../../../core/awsError";
import { groupMembers, toGroupType } from "../groupType";
import { groupName, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html */
export const createGroup = signedOperation(
  { GroupName: groupName, UserPoolId: userPoolId, ...groupMembers },
  ({ groups, pools }: Pick<Kit, "groups" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      if (groups.find(pool.id, input.GroupName) !== undefined) {
        throw new AwsError("GroupExistsException", "A group with the name already exists.");
      }
      const group = groups.put({
        poolId: pool.id,
        name: input.GroupName,
        description: input.Description,
        precedence: input.Precedence,
        roleArn: input.RoleArn,
      });
      return { Group: toGroupType(pool, group) };
    },
);

import { required, text, userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html */
export const adminAddUserToGroup = signedOperation(
  {
    UserPoolId: userPoolId,
    Username: username,
    GroupName: required(text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" })),
  },
  ({ groups, pools, users }: Pick<Kit, "groups" | "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      groups.add(pool, users.get(pool, input.Username), input.GroupName);
      return {};
    },
);

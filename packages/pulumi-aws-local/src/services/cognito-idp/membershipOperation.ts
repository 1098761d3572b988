import { groupName, userPoolId, username } from "./input";
import type { Kit } from "./kit";
import { signedOperation, type Operation } from "./operation";

/** An operation that adds a user to a group or removes the user. */
export function membershipOperation(change: "add" | "remove"): Operation {
  return signedOperation(
    {
      UserPoolId: userPoolId,
      Username: username,
      GroupName: groupName,
    },
    ({ groups, pools, users }: Pick<Kit, "groups" | "pools" | "users">) =>
      async (input) => {
        const pool = pools.get(input.UserPoolId);
        groups[change](pool, users.get(pool, input.Username), input.GroupName);
        return {};
      },
  );
}

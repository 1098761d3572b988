import { required, text, userPoolId, username } from "./input";
import type { Kit } from "./kit";
import { signedOperation, type Operation } from "./operation";

/** An operation that changes whether a user is in a group. */
export function membershipOperation(change: "add" | "remove"): Operation {
  return signedOperation(
    {
      UserPoolId: userPoolId,
      Username: username,
      GroupName: required(text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" })),
    },
    ({ groups, pools, users }: Pick<Kit, "groups" | "pools" | "users">) =>
      async (input) => {
        const pool = pools.get(input.UserPoolId);
        groups[change](pool, users.get(pool, input.Username), input.GroupName);
        return {};
      },
  );
}

import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html */
export const adminEnableUser = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  (parts: Pick<Kit, "pools" | "users">) => async (input) => {
    const pool = parts.pools.get(input.UserPoolId);
    const user = parts.users.get(pool, input.Username);
    parts.users.update(pool, user.sub, () => ({ enabled: true }));
    return {};
  },
);

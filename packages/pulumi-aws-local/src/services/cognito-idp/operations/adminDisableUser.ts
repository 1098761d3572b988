import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { signOutEverywhere } from "../signOut";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html */
export const adminDisableUser = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  (parts: Pick<Kit, "clock" | "pools" | "signIns" | "state" | "users">) => async (input) => {
    const pool = parts.pools.get(input.UserPoolId);
    const user = parts.users.get(pool, input.Username);
    // AWS also revokes the user's tokens, so that enabling the user does not restore them.
    signOutEverywhere(parts, pool, user, { enabled: false });
    return {};
  },
);

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
    // AWS revokes the user's tokens too, so that enabling does not bring them back.
    signOutEverywhere(parts, pool, user, { enabled: false });
    return {};
  },
);

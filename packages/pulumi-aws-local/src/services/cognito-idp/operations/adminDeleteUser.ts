import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { deleteUserWithTokens } from "../signOut";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html */
export const adminDeleteUser = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  (parts: Pick<Kit, "devices" | "groups" | "pools" | "signIns" | "state" | "users">) =>
    async (input) => {
      const pool = parts.pools.get(input.UserPoolId);
      const user = parts.users.get(pool, input.Username);
      deleteUserWithTokens(parts, pool, user);
      return {};
    },
);

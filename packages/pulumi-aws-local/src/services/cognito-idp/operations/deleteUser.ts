import { accessToken } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { deleteUserWithTokens } from "../signOut";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html */
export const deleteUser = publicOperation(
  { AccessToken: accessToken },
  (parts: Pick<Kit, "accessTokens" | "devices" | "groups" | "signIns" | "state" | "users">) =>
    async (input) => {
      const { pool, user } = parts.accessTokens.read(input.AccessToken);
      deleteUserWithTokens(parts, pool, user);
      return {};
    },
);

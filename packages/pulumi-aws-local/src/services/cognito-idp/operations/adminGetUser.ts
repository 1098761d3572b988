import { toAttributeTypes } from "../attributes";
import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { toMfaLists } from "../mfaPreferences";
import { signedOperation } from "../operation";
import { toUserType } from "../userType";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export const adminGetUser = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  ({ pools, users }: Pick<Kit, "pools" | "users">) =>
    async (input) => {
      const user = users.get(pools.get(input.UserPoolId), input.Username);
      const { Attributes, ...rest } = toUserType(user);
      return { ...rest, UserAttributes: toAttributeTypes(user), ...toMfaLists(user) };
    },
);

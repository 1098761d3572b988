import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { preferenceMembers, withPreferences } from "../mfaPreferences";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html */
export const adminSetUserMFAPreference = signedOperation(
  { ...preferenceMembers, Username: username, UserPoolId: userPoolId },
  ({ pools, users }: Pick<Kit, "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const { sub } = users.get(pool, input.Username);
      users.update(pool, sub, (current) => withPreferences(pool, current, input));
      return {};
    },
);

import { accessToken } from "../input";
import type { Kit } from "../kit";
import { preferenceMembers, withPreferences } from "../mfaPreferences";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html */
export const setUserMFAPreference = publicOperation(
  { ...preferenceMembers, AccessToken: accessToken },
  ({ accessTokens, users }: Pick<Kit, "accessTokens" | "users">) =>
    async (input) => {
      const { pool, user } = accessTokens.read(input.AccessToken);
      users.update(pool, user.sub, (current) => withPreferences(pool, current, input));
      return {};
    },
);

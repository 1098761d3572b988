import { toAuthFactors } from "../authFactors";
import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUserAuthFactors.html */
export const adminGetUserAuthFactors = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  ({ auth, pools, users }: Pick<Kit, "auth" | "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      return toAuthFactors(auth, pool, users.get(pool, input.Username));
    },
);

import { NotAuthorizedError } from "../errors";
import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { withoutCode } from "../verificationCodes";

/**
 * Confirms the account, but verifies no address.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html
 */
export const adminConfirmSignUp = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  ({ pools, users }: Pick<Kit, "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const user = users.get(pool, input.Username);
      if (user.status !== "UNCONFIRMED") {
        throw new NotAuthorizedError(`User cannot be confirmed. Current status is ${user.status}`);
      }
      users.update(pool, user.sub, (current) => ({
        status: "CONFIRMED",
        codes: withoutCode(current, "signUp"),
      }));
      return {};
    },
);

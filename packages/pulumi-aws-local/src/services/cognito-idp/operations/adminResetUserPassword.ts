import { InvalidParameterError, NotAuthorizedError } from "../errors";
import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { issueCode } from "../verificationCodes";

/**
 * Mails the user a code for setting a password with ConfirmForgotPassword; the old password becomes invalid.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
 */
export const adminResetUserPassword = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  ({
    pools,
    users,
    codes,
    mailer,
    state,
  }: Pick<Kit, "pools" | "users" | "codes" | "mailer" | "state">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const user = users.get(pool, input.Username);
      if (!user.enabled) throw new NotAuthorizedError("User is disabled.");
      if (user.status === "FORCE_CHANGE_PASSWORD" || user.status === "UNCONFIRMED") {
        throw new NotAuthorizedError("User password cannot be reset in the current state.");
      }
      const isVerified = user.attributes.email_verified === "true";
      if (user.attributes.email === undefined || !isVerified || !pool.settings.recoverByEmail) {
        throw new InvalidParameterError(
          "Cannot reset password for the user as there is no registered/verified email or phone_number",
        );
      }
      state.transaction(() => {
        const reset = users.update(pool, user.sub, () => ({ status: "RESET_REQUIRED" }));
        issueCode({ users, codes, mailer }, pool, reset, "reset");
      });
      return {};
    },
);

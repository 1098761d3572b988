import { NotAuthorizedError } from "../errors";
import { accessToken, oldPassword, password, required } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { checkPolicy, withPassword } from "../passwords";
import { matchesVerifier } from "../srp/verifier";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html The user's tokens
 * stay valid, as on AWS.
 */
export const changePassword = publicOperation(
  {
    AccessToken: accessToken,
    PreviousPassword: oldPassword,
    ProposedPassword: required(password),
  },
  ({ accessTokens, users, limits }: Pick<Kit, "accessTokens" | "users" | "limits">) =>
    async (input) => {
      const { pool, user } = accessTokens.read(input.AccessToken);
      const name = `${pool.id}/${user.sub}`;
      limits.countAttempt("change password", name);
      // A user without a password does not have to prove one.
      if (
        user.password !== undefined &&
        !matchesVerifier(user, user.password, input.PreviousPassword ?? "")
      ) {
        throw new NotAuthorizedError();
      }
      limits.resetAttempts("change password", name);
      checkPolicy(pool.settings.passwordPolicy, input.ProposedPassword);
      users.update(pool, user.sub, (current) =>
        withPassword(pool, current, input.ProposedPassword),
      );
      return {};
    },
);

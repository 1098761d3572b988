import { attemptName } from "../attemptLimits";
import { checkSecretHash } from "../clientStore";
import { CodeMismatchError, ExpiredCodeError, UserNotFoundError } from "../errors";
import { clientId, code, password, required, secretHash, username } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { checkPolicy, withPassword } from "../passwords";
import { withoutCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html */
export const confirmForgotPassword = publicOperation(
  {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    ConfirmationCode: code,
    Password: required(password),
  },
  ({
    clients,
    pools,
    users,
    codes,
    limits,
  }: Pick<Kit, "clients" | "pools" | "users" | "codes" | "limits">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      const pool = pools.get(client.poolId);
      checkSecretHash(client, input.Username, input.SecretHash);
      // Checked first, so that the response to a weak password is the same for every name.
      checkPolicy(pool.settings.passwordPolicy, input.Password);
      const user = users.find(pool, input.Username);
      if (user === undefined || !user.enabled || user.attributes.email_verified !== "true") {
        if (!client.settings.hideUserExistence)
          throw user ? new ExpiredCodeError() : UserNotFoundError.forClient();
        const name = attemptName(pool, input.Username, user);
        limits.countAttempt("check reset", name);
        // Responds as if ForgotPassword had sent a different code.
        throw limits.hasAttempted("send reset", name)
          ? new CodeMismatchError()
          : new ExpiredCodeError();
      }
      codes.check(pool, user, "reset", input.ConfirmationCode);
      users.update(pool, user.sub, (current) => ({
        ...withPassword(pool, current, input.Password),
        status: "CONFIRMED",
        codes: withoutCode(current, "reset"),
      }));
      limits.recordSuccess(`${pool.id}/${user.sub}`);
      return {};
    },
);

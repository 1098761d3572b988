import { attemptName } from "../attemptLimits";
import { checkSecretHash } from "../clientStore";
import { InvalidParameterError, NotAuthorizedError, UserNotFoundError } from "../errors";
import { clientId, secretHash, username } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import type { PoolRecord, UserRecord } from "../records";
import { issueCode, pretendCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword = publicOperation(
  { ClientId: clientId, SecretHash: secretHash, Username: username },
  ({
    clients,
    pools,
    users,
    codes,
    mailer,
    limits,
    state,
  }: Pick<Kit, "clients" | "pools" | "users" | "codes" | "mailer" | "limits" | "state">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      const pool = pools.get(client.poolId);
      checkSecretHash(client, input.Username, input.SecretHash);
      const user = users.find(pool, input.Username);
      limits.countAttempt("send reset", attemptName(pool, input.Username, user));
      const obstacle = whyNot(pool, user);
      if (user === undefined || obstacle !== undefined) {
        if (!client.settings.hideUserExistence) throw obstacle;
        return { CodeDeliveryDetails: pretendCode({ codes, state }, pool, input.Username) };
      }
      return { CodeDeliveryDetails: issueCode({ users, codes, mailer }, pool, user, "reset") };
    },
);

function whyNot({ settings }: PoolRecord, user: UserRecord | undefined): Error | undefined {
  if (user === undefined) return new UserNotFoundError();
  if (!user.enabled) return new NotAuthorizedError("User is disabled.");
  if (user.status === "FORCE_CHANGE_PASSWORD") {
    return new NotAuthorizedError("User password cannot be reset in the current state.");
  }
  const { email, email_verified: verified } = user.attributes;
  if (email !== undefined && verified === "true" && settings.recoverByEmail) return undefined;
  return new InvalidParameterError(
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
  );
}

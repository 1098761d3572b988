import { attemptName } from "../attemptLimits";
import { checkSecretHash } from "../clientStore";
import { InvalidParameterError, UserNotFoundError } from "../errors";
import { clientId, secretHash, username } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { issueCode, pretendCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export const resendConfirmationCode = publicOperation(
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
      limits.countAttempt("send signUp", attemptName(pool, input.Username, user));
      if (user === undefined || !user.enabled) {
        if (!client.settings.hideUserExistence) throw new UserNotFoundError();
        return { CodeDeliveryDetails: pretendCode({ codes, state }, pool, input.Username) };
      }
      if (user.status !== "UNCONFIRMED") {
        throw new InvalidParameterError("User is already confirmed.");
      }
      const delivery = issueCode({ users, codes, mailer }, pool, user, "signUp");
      if (delivery === undefined) {
        throw new InvalidParameterError("Auto verification not turned on.");
      }
      return { CodeDeliveryDetails: delivery };
    },
);

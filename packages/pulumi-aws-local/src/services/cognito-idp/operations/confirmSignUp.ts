import { sessionAfterSignUp, signsInAfterSignUp } from "../auth/userAuthFlow";
import { checkSecretHash } from "../clientStore";
import { ExpiredCodeError, NotAuthorizedError, UserNotFoundError } from "../errors";
import { clientId, code, flag, secretHash, username } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { withoutCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export const confirmSignUp = publicOperation(
  {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    ConfirmationCode: code,
    ForceAliasCreation: flag(),
  },
  ({
    auth,
    clients,
    pools,
    users,
    codes,
  }: Pick<Kit, "auth" | "clients" | "pools" | "users" | "codes">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      const pool = pools.get(client.poolId);
      checkSecretHash(client, input.Username, input.SecretHash);
      const user = users.find(pool, input.Username);
      const hidden = client.settings.hideUserExistence;
      if (user === undefined) throw hidden ? new ExpiredCodeError() : UserNotFoundError.forClient();
      if (!user.enabled && hidden) throw new ExpiredCodeError();
      if (user.status !== "UNCONFIRMED") {
        throw new NotAuthorizedError(`User cannot be confirmed. Current status is ${user.status}`);
      }
      codes.check(pool, user, "signUp", input.ConfirmationCode);
      const verified: Record<string, string> =
        user.attributes.email === undefined ? {} : { email_verified: "true" };
      const confirmed = users.update(
        pool,
        user.sub,
        (current) => ({
          status: "CONFIRMED",
          attributes: { ...current.attributes, ...verified },
          codes: withoutCode(current, "signUp"),
        }),
        input.ForceAliasCreation,
      );
      // In the flow USER_AUTH, the user signs in with it without another code.
      return signsInAfterSignUp(auth, pool, confirmed)
        ? { Session: sessionAfterSignUp(auth, client, confirmed) }
        : {};
    },
);

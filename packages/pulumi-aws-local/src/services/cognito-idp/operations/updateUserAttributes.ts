import { checkWritable, readAttributes } from "../attributes";
import { accessToken, attributes, required } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { issueCode } from "../verificationCodes";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 * A new address is unverified until its code comes back; where the pool says so, it does not even
 * take the old one's place before.
 */
export const updateUserAttributes = publicOperation(
  { AccessToken: accessToken, UserAttributes: required(attributes) },
  ({
    accessTokens,
    users,
    codes,
    mailer,
    state,
  }: Pick<Kit, "accessTokens" | "users" | "codes" | "mailer" | "state">) =>
    async (input) => {
      const { client, pool, user } = accessTokens.read(input.AccessToken);
      checkWritable(client, input.UserAttributes);
      const { email, ...rest } = readAttributes(pool, input.UserAttributes, true);
      const changesEmail = email !== undefined && email !== user.attributes.email;
      const later = changesEmail && pool.settings.verifyBeforeUpdate.includes("email");
      return state.transaction(() => {
        const updated = users.update(pool, user.sub, (current) => ({
          attributes: {
            ...current.attributes,
            ...rest,
            ...(changesEmail && !later ? { email, email_verified: "false" } : {}),
          },
          pendingEmail: later ? email : changesEmail ? undefined : current.pendingEmail,
        }));
        const delivery = changesEmail
          ? issueCode({ users, codes, mailer }, pool, updated, "email")
          : undefined;
        return { CodeDeliveryDetailsList: delivery ? [delivery] : [] };
      });
    },
);

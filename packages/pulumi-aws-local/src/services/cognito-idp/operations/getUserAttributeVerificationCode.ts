import { InvalidParameterError } from "../errors";
import { accessToken, required, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { issueCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html */
export const getUserAttributeVerificationCode = publicOperation(
  { AccessToken: accessToken, AttributeName: required(text({ min: 1, max: 32 })) },
  ({
    accessTokens,
    users,
    codes,
    mailer,
    limits,
  }: Pick<Kit, "accessTokens" | "users" | "codes" | "mailer" | "limits">) =>
    async (input) => {
      const { pool, user } = accessTokens.read(input.AccessToken);
      limits.countAttempt("send email", `${pool.id}/${user.sub}`);
      const delivery =
        input.AttributeName === "email"
          ? issueCode({ users, codes, mailer }, pool, user, "email")
          : undefined;
      if (delivery === undefined) {
        // UNVERIFIED: the message.
        throw new InvalidParameterError(`Cannot send a code for attribute ${input.AttributeName}.`);
      }
      return { CodeDeliveryDetails: delivery };
    },
);

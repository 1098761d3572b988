import { InvalidParameterError } from "../errors";
import { accessToken, code, required, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { withoutCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html */
export const verifyUserAttribute = publicOperation(
  { AccessToken: accessToken, AttributeName: required(text({ min: 1, max: 32 })), Code: code },
  ({ accessTokens, users, codes }: Pick<Kit, "accessTokens" | "users" | "codes">) =>
    async (input) => {
      const { pool, user } = accessTokens.read(input.AccessToken);
      if (input.AttributeName !== "email") {
        // UNVERIFIED: the message.
        throw new InvalidParameterError(`Cannot verify attribute ${input.AttributeName}.`);
      }
      codes.check(pool, user, "email", input.Code);
      users.update(pool, user.sub, (current) => ({
        attributes: {
          ...current.attributes,
          ...(current.pendingEmail === undefined ? {} : { email: current.pendingEmail }),
          email_verified: "true",
        },
        pendingEmail: undefined,
        codes: withoutCode(current, "email"),
      }));
      return {};
    },
);

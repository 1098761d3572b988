import { AwsError } from "../../../core/awsError";
import { checkRequired, readAttributes } from "../attributes";
import { UsernameExistsError } from "../errors";
import { isPasswordless } from "../factorSettings";
import { attributes, flag, list, password, text, userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { checkPolicy, generatePassword, withPassword } from "../passwords";
import type { PoolRecord, UserRecord, UserStatus } from "../records";
import { toUserType } from "../userType";
import { nameAttribute } from "./signUp";

const DAY = 24 * 60 * 60_000;

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 * UNVERIFIED: that the invitation is mailed if no medium is given and the user has an address (AWS's default medium is
 * SMS, which this stack does not support).
 */
export const adminCreateUser = signedOperation(
  {
    UserPoolId: userPoolId,
    Username: username,
    UserAttributes: attributes,
    TemporaryPassword: password,
    ForceAliasCreation: flag(),
    MessageAction: text({ values: ["RESEND", "SUPPRESS"] }),
    DesiredDeliveryMediums: list(text({ values: ["SMS", "EMAIL"] })),
  },
  ({
    pools,
    users,
    mailer,
    clock,
    state,
  }: Pick<Kit, "pools" | "users" | "mailer" | "clock" | "state">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const { passwordPolicy } = pool.settings;
      // Recorded on AWS: if users may have no password, a new user without one needs none.
      if (input.TemporaryPassword === undefined && isPasswordless(pool.settings)) {
        const user =
          input.MessageAction === "RESEND"
            ? invited(users.get(pool, input.Username))
            : create(pool, "CONFIRMED");
        return { User: toUserType(user) };
      }
      const chosen = input.TemporaryPassword ?? generatePassword(passwordPolicy);
      checkPolicy(passwordPolicy, chosen, "did not conform with policy");
      return state.transaction(() => {
        const found =
          input.MessageAction === "RESEND"
            ? invited(users.get(pool, input.Username))
            : create(pool);
        const user = users.update(pool, found.sub, (current) => ({
          ...withPassword(pool, current, chosen),
          temporaryPasswordExpiresAt:
            clock.now() + passwordPolicy.temporaryPasswordValidityDays * DAY,
        }));
        const { email } = user.attributes;
        const byMail = input.DesiredDeliveryMediums?.includes("EMAIL") ?? true;
        if (email !== undefined && byMail && input.MessageAction !== "SUPPRESS") {
          mailer.sendInvitation(pool, email, chosen, input.Username);
        }
        return { User: toUserType(user) };
      });

      function create(
        target: PoolRecord,
        status: UserStatus = "FORCE_CHANGE_PASSWORD",
      ): UserRecord {
        if (users.find(target, input.Username) !== undefined) {
          throw new UsernameExistsError("User account already exists");
        }
        const values = {
          ...readAttributes(target, input.UserAttributes ?? []),
          ...nameAttribute(target, input.Username),
        };
        checkRequired(target, values);
        return users.create(
          target,
          input.Username,
          { attributes: values, status },
          input.ForceAliasCreation,
        );
      }
    },
);

/** @throws UnsupportedUserStateException for a user who has already accepted */
function invited(user: UserRecord): UserRecord {
  if (user.status === "FORCE_CHANGE_PASSWORD") return user;
  throw new AwsError(
    "UnsupportedUserStateException",
    `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
  );
}

import { userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/**
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html ("Remove the TOTP token")
 * UNVERIFIED: that a user without an authenticator app is not an error.
 */
export const adminDeleteSoftwareToken = signedOperation(
  { UserPoolId: userPoolId, Username: username },
  ({ pools, users }: Pick<Kit, "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const { sub } = users.get(pool, input.Username);
      users.update(pool, sub, ({ mfa }) => ({
        softwareToken: undefined,
        newSoftwareToken: undefined,
        mfa: mfa && {
          enabled: mfa.enabled.filter((method) => method !== "SOFTWARE_TOKEN_MFA"),
          ...(mfa.preferred === "EMAIL_OTP" && { preferred: mfa.preferred }),
        },
      }));
      return {};
    },
);

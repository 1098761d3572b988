import { flag, password, required, userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { checkPolicy, withPassword } from "../passwords";

const DAY = 24 * 60 * 60_000;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html */
export const adminSetUserPassword = signedOperation(
  {
    UserPoolId: userPoolId,
    Username: username,
    Password: required(password),
    Permanent: flag(),
  },
  ({ clock, limits, pools, users }: Pick<Kit, "clock" | "limits" | "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const user = users.get(pool, input.Username);
      const { passwordPolicy } = pool.settings;
      checkPolicy(passwordPolicy, input.Password);
      users.update(pool, user.sub, (current) => ({
        ...withPassword(pool, current, input.Password),
        ...(input.Permanent
          ? { status: "CONFIRMED" as const }
          : {
              status: "FORCE_CHANGE_PASSWORD" as const,
              temporaryPasswordExpiresAt:
                clock.now() + passwordPolicy.temporaryPasswordValidityDays * DAY,
            }),
      }));
      limits.recordSuccess(`${pool.id}/${user.sub}`);
      return {};
    },
);

import { text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { poolMembers } from "../poolMembers";
import { readPoolRequest } from "../poolRequest";
import { defaultPoolSettings } from "../poolSettings";

/**
 * Resets settings that the request omits to AWS's defaults, except for the name and those that UpdateUserPool cannot
 * change.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
 */
export const updateUserPool = signedOperation(
  {
    UserPoolId: userPoolId,
    PoolName: text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" }),
    ...poolMembers,
  },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const { settings } = pools.get(input.UserPoolId);
      const { aliasAttributes, caseSensitive, mfa, name, schema, usernameAttributes } = settings;
      const fixed = { aliasAttributes, caseSensitive, mfa, schema, usernameAttributes };
      pools.update(
        input.UserPoolId,
        readPoolRequest(input, {
          ...defaultPoolSettings(input.PoolName ?? name),
          ...fixed,
          webAuthn: settings.webAuthn,
        }),
      );
      return {};
    },
);

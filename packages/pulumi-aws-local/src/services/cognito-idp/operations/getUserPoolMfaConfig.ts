import { userPoolId } from "../input";
import type { Kit } from "../kit";
import { toMfaConfig } from "../mfaConfig";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html */
export const getUserPoolMfaConfig = signedOperation(
  { UserPoolId: userPoolId },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) =>
      toMfaConfig(pools.get(input.UserPoolId)),
);

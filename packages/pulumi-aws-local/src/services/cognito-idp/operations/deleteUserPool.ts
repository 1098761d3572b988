import { userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html */
export const deleteUserPool = signedOperation(
  { UserPoolId: userPoolId },
  ({ pools, verifier }: Pick<Kit, "pools" | "verifier">) =>
    async (input) => {
      pools.delete(input.UserPoolId);
      verifier.clear();
      return {};
    },
);

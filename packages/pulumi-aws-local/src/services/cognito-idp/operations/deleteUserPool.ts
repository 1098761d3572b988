import { InvalidParameterError } from "../errors";
import { userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html */
export const deleteUserPool = signedOperation(
  { UserPoolId: userPoolId },
  ({ pools, domains, verifier }: Pick<Kit, "pools" | "domains" | "verifier">) =>
    async (input) => {
      if (domains.list(input.UserPoolId).length > 0) {
        throw new InvalidParameterError(
          "User pool cannot be deleted. It has a domain configured that should be deleted first.",
        );
      }
      pools.delete(input.UserPoolId);
      verifier.clear();
      return {};
    },
);

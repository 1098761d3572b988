import { userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolType } from "../poolType";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export const describeUserPool = signedOperation(
  { UserPoolId: userPoolId },
  ({ pools, users }: Pick<Kit, "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      return { UserPool: toUserPoolType(pool, pools.arn(pool.id), users.list(pool).length) };
    },
);

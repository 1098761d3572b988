import { domainsOf } from "../domainsOf";
import { userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolType } from "../poolType";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export const describeUserPool = signedOperation(
  { UserPoolId: userPoolId },
  ({ pools, users, domains }: Pick<Kit, "pools" | "users" | "domains">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const shown = toUserPoolType(pool, pools.arn(pool.id), users.list(pool).length);
      const { domain, customDomain } = domainsOf(pool.id, domains);
      return {
        UserPool: {
          ...shown,
          ...(domain && { Domain: domain }),
          ...(customDomain && { CustomDomain: customDomain }),
        },
      };
    },
);

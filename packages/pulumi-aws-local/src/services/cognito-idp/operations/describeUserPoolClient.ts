import { clientId, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolClientType } from "../poolType";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html */
export const describeUserPoolClient = signedOperation(
  { UserPoolId: userPoolId, ClientId: clientId },
  ({ clients, pools }: Pick<Kit, "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      return { UserPoolClient: toUserPoolClientType(clients.get(input.ClientId, pool.id)) };
    },
);

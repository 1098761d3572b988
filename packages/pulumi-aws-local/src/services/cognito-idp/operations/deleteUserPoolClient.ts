import { clientId, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html */
export const deleteUserPoolClient = signedOperation(
  { UserPoolId: userPoolId, ClientId: clientId },
  ({ clients, pools }: Pick<Kit, "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      clients.delete(clients.get(input.ClientId, pool.id).id);
      return {};
    },
);

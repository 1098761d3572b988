import { clientMembers, readClientRequest } from "../clientRequest";
import { clientId, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { toUserPoolClientType } from "../poolType";

/**
 * Resets settings that the request omits to AWS's defaults, except for the name and the secret.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
 */
export const updateUserPoolClient = signedOperation(
  {
    UserPoolId: userPoolId,
    ClientId: clientId,
    ClientName: text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" }),
    ...clientMembers,
  },
  ({ clients, pools }: Pick<Kit, "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const client = clients.get(input.ClientId, pool.id);
      const name = input.ClientName ?? client.settings.name;
      const settings = readClientRequest(input, name, client.secret !== undefined);
      return { UserPoolClient: toUserPoolClientType(clients.update(client.id, settings)) };
    },
);

import { integer, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html */
export const listUserPoolClients = signedOperation(
  { UserPoolId: userPoolId, MaxResults: integer({ min: 1, max: 60 }), NextToken: text({ min: 1 }) },
  ({ clients, pools }: Pick<Kit, "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const { items, next } = page(
        clients.list(pool.id),
        ({ id }) => id,
        input.MaxResults ?? 60,
        input.NextToken,
      );
      return {
        UserPoolClients: items.map(({ id, settings }) => ({
          ClientId: id,
          UserPoolId: pool.id,
          ClientName: settings.name,
        })),
        ...(next ? { NextToken: next } : {}),
      };
    },
);

import { initiate } from "../auth/flows";
import { clientId, map, required, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

const FLOWS = [
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "ADMIN_NO_SRP_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html */
export const adminInitiateAuth = signedOperation(
  {
    UserPoolId: userPoolId,
    ClientId: clientId,
    AuthFlow: required(text({ values: FLOWS })),
    AuthParameters: map(),
  },
  ({ auth, clients, pools }: Pick<Kit, "auth" | "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const client = clients.get(input.ClientId, pool.id);
      return initiate(auth, client, input.AuthFlow, input.AuthParameters ?? {});
    },
);

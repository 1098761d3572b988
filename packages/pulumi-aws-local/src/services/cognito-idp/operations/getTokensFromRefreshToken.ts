import { refreshTokens } from "../auth/refreshFlow";
import { checkClientSecret } from "../clientStore";
import { clientId, deviceKey, required, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
export const getTokensFromRefreshToken = publicOperation(
  {
    ClientId: clientId,
    ClientSecret: text({ sensitive: true }),
    RefreshToken: required(text({ pattern: "[A-Za-z0-9-_=.]+", sensitive: true })),
    DeviceKey: deviceKey,
  },
  ({ auth, clients }: Pick<Kit, "auth" | "clients">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      checkClientSecret(client, input.ClientSecret);
      const { AuthenticationResult } = await refreshTokens(
        auth,
        client,
        input.RefreshToken,
        input.DeviceKey,
      );
      return { AuthenticationResult };
    },
);

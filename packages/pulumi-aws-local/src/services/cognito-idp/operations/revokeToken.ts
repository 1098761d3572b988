import { AwsError } from "../../../core/awsError";
import { checkClientSecret } from "../clientStore";
import { clientId, required, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 * UNVERIFIED: the messages, and that the response for an unknown token is the same as for a revoked one (RFC 7009).
 */
export const revokeToken = publicOperation(
  {
    Token: required(text({ pattern: "[A-Za-z0-9-_=.]+", sensitive: true })),
    ClientId: clientId,
    ClientSecret: text({ sensitive: true }),
  },
  ({ clients, signIns }: Pick<Kit, "clients" | "signIns">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      checkClientSecret(client, input.ClientSecret);
      if (!client.settings.tokenRevocation) {
        throw new AwsError(
          "UnsupportedOperationException",
          "Token revocation is not enabled for this client.",
        );
      }
      if (isJwt(input.Token)) {
        throw new AwsError("UnsupportedTokenTypeException", "The token type is not supported.");
      }
      const token = signIns.peek(client.poolId, input.Token);
      if (token === undefined) return {};
      if (token.clientId !== client.id) {
        throw new AwsError("UnauthorizedException", "The token was issued to another client.");
      }
      signIns.revoke(token.poolId, token.sub, token.originJti);
      return {};
    },
);

/** Only refresh tokens can be revoked, and here they are not JWTs. */
function isJwt(token: string): boolean {
  return token.split(".").length === 3;
}

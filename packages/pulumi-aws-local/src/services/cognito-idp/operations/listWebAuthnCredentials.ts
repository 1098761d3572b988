import { accessToken, integer, pageToken } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { page } from "../page";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html */
export const listWebAuthnCredentials = publicOperation(
  { AccessToken: accessToken, NextToken: pageToken, MaxResults: integer({ min: 0, max: 20 }) },
  ({ accessTokens }: Pick<Kit, "accessTokens">) =>
    async (input) => {
      const { user } = accessTokens.read(input.AccessToken);
      const { items, next } = page(
        user.passkeys ?? [],
        ({ id }) => id,
        input.MaxResults || 20,
        input.NextToken,
      );
      return {
        Credentials: items.map((passkey) => ({
          CredentialId: passkey.id,
          FriendlyCredentialName: passkey.name,
          RelyingPartyId: passkey.relyingPartyId,
          ...(passkey.attachment && { AuthenticatorAttachment: passkey.attachment }),
          AuthenticatorTransports: passkey.transports,
          CreatedAt: passkey.createdAt / 1000,
        })),
        ...(next && { NextToken: next }),
      };
    },
);

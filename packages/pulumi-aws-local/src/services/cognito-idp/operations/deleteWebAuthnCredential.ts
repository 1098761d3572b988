import { ResourceNotFoundError } from "../errors";
import { accessToken, required, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html
 * UNVERIFIED: the message.
 */
export const deleteWebAuthnCredential = publicOperation(
  { AccessToken: accessToken, CredentialId: required(text({ max: 131072 })) },
  ({ accessTokens, users }: Pick<Kit, "accessTokens" | "users">) =>
    async (input) => {
      const { pool, user } = accessTokens.read(input.AccessToken);
      if (!(user.passkeys ?? []).some(({ id }) => id === input.CredentialId)) {
        throw new ResourceNotFoundError("Credential does not exist.");
      }
      users.update(pool, user.sub, ({ passkeys = [] }) => ({
        passkeys: passkeys.filter(({ id }) => id !== input.CredentialId),
      }));
      return {};
    },
);

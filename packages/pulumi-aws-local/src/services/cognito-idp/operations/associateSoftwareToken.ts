import { InvalidParameterError } from "../errors";
import { optionalAccessToken, session } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { checkSoftwareTokens } from "../softwareTokenErrors";
import { newTotpSecret } from "../totp";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html A working
 * authenticator app stays in use until a code of the new one is verified.
 */
export const associateSoftwareToken = publicOperation(
  { AccessToken: optionalAccessToken, Session: session },
  ({
    accessTokens,
    challenges,
    clients,
    pools,
    users,
  }: Pick<Kit, "accessTokens" | "challenges" | "clients" | "pools" | "users">) =>
    async (input) => {
      const secret = newTotpSecret();
      if (input.AccessToken !== undefined) {
        const { pool, user } = accessTokens.read(input.AccessToken);
        checkSoftwareTokens(pool);
        users.update(pool, user.sub, () => ({ newSoftwareToken: secret }));
        return { SecretCode: secret };
      }
      // UNVERIFIED: the message.
      if (input.Session === undefined) {
        throw new InvalidParameterError("AccessToken or Session must be provided.");
      }
      const handle = Buffer.from(input.Session, "base64url");
      const { expiresAt, ...challenge } = challenges.get(handle, "MFA_SETUP", undefined);
      const client = clients.get(challenge.clientId);
      checkSoftwareTokens(pools.get(client.poolId));
      challenges.use(handle);
      const next = challenges.add(
        { ...challenge, totpSecret: secret, isSetUp: undefined },
        client.settings.authSessionSeconds,
      );
      return { SecretCode: secret, Session: next.toString("base64url") };
    },
);

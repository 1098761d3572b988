import { randomBytes } from "node:crypto";
import { firstFactorsOf, passkeysAreMfa } from "../factorSettings";
import { accessToken } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { userHandleOf } from "../passkeys/clientData";
import { passkeyErrors } from "../passkeys/passkeyErrors";
import { relyingPartyOf } from "../passkeys/relyingParty";
import { ALGORITHMS } from "../passkeys/verifyRegistration";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html The
 * options match the example in AWS's CLI reference.
 */
export const startWebAuthnRegistration = publicOperation(
  { AccessToken: accessToken },
  ({ accessTokens, challenges, domains }: Pick<Kit, "accessTokens" | "challenges" | "domains">) =>
    async (input) => {
      const { client, pool, user } = accessTokens.read(input.AccessToken);
      const { settings } = pool;
      if (!firstFactorsOf(settings).includes("WEB_AUTHN")) throw passkeyErrors.notEnabled();
      const relyingPartyId = relyingPartyOf(pool, domains);
      if (relyingPartyId === undefined) throw passkeyErrors.configurationMissing();
      const name = user.attributes["email"] ?? user.username;
      const challenge = challenges.add(
        {
          name: "WEB_AUTHN_REGISTRATION",
          clientId: client.id,
          attemptName: `${pool.id}/${user.sub}`,
          sub: user.sub,
          srpUsername: user.username,
        },
        client.settings.authSessionSeconds,
        randomBytes(32),
      );
      return {
        CredentialCreationOptions: {
          authenticatorSelection: {
            requireResidentKey: true,
            residentKey: "required",
            userVerification: passkeysAreMfa(settings)
              ? "required"
              : (settings.webAuthn?.userVerification ?? "preferred"),
          },
          challenge: challenge.toString("base64url"),
          excludeCredentials: (user.passkeys ?? []).map(({ id }) => ({ id, type: "public-key" })),
          pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: "public-key" })),
          rp: { id: relyingPartyId, name: relyingPartyId },
          timeout: 60_000,
          user: {
            displayName: name,
            id: userHandleOf(user.sub),
            name,
          },
        },
      };
    },
);

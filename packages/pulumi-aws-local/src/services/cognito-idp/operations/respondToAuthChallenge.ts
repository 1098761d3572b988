import { respond } from "../auth/flows";
import { clientId, map, required, session, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** The challenges that this stack sets; AWS has those of MFA, devices and passkeys as well. */
export const CHALLENGES = ["PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED"];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export const respondToAuthChallenge = publicOperation(
  {
    ClientId: clientId,
    ChallengeName: required(text({ values: CHALLENGES })),
    Session: session,
    ChallengeResponses: map(),
  },
  ({ auth, clients }: Pick<Kit, "auth" | "clients">) =>
    async (input) =>
      respond(
        auth,
        clients.get(input.ClientId),
        input.ChallengeName,
        input.Session,
        input.ChallengeResponses ?? {},
      ),
);

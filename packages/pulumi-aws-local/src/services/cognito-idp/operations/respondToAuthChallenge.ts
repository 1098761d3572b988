import { CHALLENGES, respond } from "../auth/flows";
import { clientId, map, required, session, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

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

import { CHALLENGES, respond } from "../auth/flows";
import { clientId, map, required, session, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html */
export const adminRespondToAuthChallenge = signedOperation(
  {
    UserPoolId: userPoolId,
    ClientId: clientId,
    ChallengeName: required(text({ values: CHALLENGES })),
    Session: session,
    ChallengeResponses: map(),
  },
  ({ auth, clients, pools }: Pick<Kit, "auth" | "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const client = clients.get(input.ClientId, pool.id);
      return respond(
        auth,
        client,
        input.ChallengeName,
        input.Session,
        input.ChallengeResponses ?? {},
      );
    },
);

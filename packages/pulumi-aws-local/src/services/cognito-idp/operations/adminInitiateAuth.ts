import { AUTH_FLOWS, initiate } from "../auth/flows";
import { InvalidParameterError } from "../errors";
import { clientId, map, required, session, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html */
export const adminInitiateAuth = signedOperation(
  {
    UserPoolId: userPoolId,
    ClientId: clientId,
    AuthFlow: required(text({ values: AUTH_FLOWS })),
    AuthParameters: map(),
    Session: session,
  },
  ({ auth, clients, pools }: Pick<Kit, "auth" | "clients" | "pools">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const client = clients.get(input.ClientId, pool.id);
      if (input.AuthFlow === "USER_PASSWORD_AUTH") {
        throw new InvalidParameterError("Initiate Auth method not supported.");
      }
      return initiate(auth, client, input.AuthFlow, input.AuthParameters ?? {}, input.Session);
    },
);

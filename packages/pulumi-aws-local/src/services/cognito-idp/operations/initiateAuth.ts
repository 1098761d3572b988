import { AUTH_FLOWS, initiate } from "../auth/flows";
import { InvalidParameterError } from "../errors";
import { clientId, map, required, session, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export const initiateAuth = publicOperation(
  {
    AuthFlow: required(text({ values: AUTH_FLOWS })),
    AuthParameters: map(),
    Session: session,
    ClientId: clientId,
  },
  ({ auth, clients }: Pick<Kit, "auth" | "clients">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      if (input.AuthFlow.startsWith("ADMIN_")) {
        throw new InvalidParameterError("Initiate Auth method not supported.");
      }
      return initiate(auth, client, input.AuthFlow, input.AuthParameters ?? {}, input.Session);
    },
);

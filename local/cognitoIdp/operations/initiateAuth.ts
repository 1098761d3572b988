import { initiate } from "../auth/flows";
import { clientId, map, required, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** The flows of this stack; AWS has CUSTOM_AUTH and USER_AUTH as well. */
const FLOWS = ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "USER_PASSWORD_AUTH"];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export const initiateAuth = publicOperation(
  {
    AuthFlow: required(text({ values: FLOWS })),
    AuthParameters: map(),
    ClientId: clientId,
  },
  ({ auth, clients }: Pick<Kit, "auth" | "clients">) =>
    async (input) =>
      initiate(auth, clients.get(input.ClientId), input.AuthFlow, input.AuthParameters ?? {}),
);

import { toAuthFactors } from "../authFactors";
import { accessToken } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html */
export const getUserAuthFactors = publicOperation(
  { AccessToken: accessToken },
  ({ accessTokens, auth }: Pick<Kit, "accessTokens" | "auth">) =>
    async (input) => {
      const { pool, user } = accessTokens.read(input.AccessToken);
      return toAuthFactors(auth, pool, user);
    },
);

import { mayRead, toAttributeTypes } from "../attributes";
import { accessToken } from "../input";
import type { Kit } from "../kit";
import { toMfaLists } from "../mfaPreferences";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export const getUser = publicOperation(
  { AccessToken: accessToken },
  ({ accessTokens }: Pick<Kit, "accessTokens">) =>
    async (input) => {
      const { client, user } = accessTokens.read(input.AccessToken);
      return {
        Username: user.username,
        UserAttributes: toAttributeTypes(user, (name) => mayRead(client, name)),
        ...toMfaLists(user),
      };
    },
);

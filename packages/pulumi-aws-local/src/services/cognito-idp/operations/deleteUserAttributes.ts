import { checkWritable } from "../attributes";
import { deleteAttributes } from "../changeAttributes";
import { accessToken, attributeNames, required } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html */
export const deleteUserAttributes = publicOperation(
  { UserAttributeNames: required(attributeNames), AccessToken: accessToken },
  (parts: Pick<Kit, "accessTokens" | "users" | "codes" | "mailer" | "state">) => async (input) => {
    const { client, pool, user } = parts.accessTokens.read(input.AccessToken);
    checkWritable(
      pool,
      client,
      input.UserAttributeNames.map((Name) => ({ Name })),
    );
    deleteAttributes(parts, pool, user, input.UserAttributeNames);
    return {};
  },
);

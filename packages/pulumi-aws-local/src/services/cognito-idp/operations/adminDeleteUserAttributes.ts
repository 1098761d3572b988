import { deleteAttributes } from "../changeAttributes";
import { attributeNames, required, userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html */
export const adminDeleteUserAttributes = signedOperation(
  { UserPoolId: userPoolId, Username: username, UserAttributeNames: required(attributeNames) },
  (parts: Pick<Kit, "pools" | "users" | "codes" | "mailer" | "state">) => async (input) => {
    const pool = parts.pools.get(input.UserPoolId);
    deleteAttributes(parts, pool, parts.users.get(pool, input.Username), input.UserAttributeNames);
    return {};
  },
);

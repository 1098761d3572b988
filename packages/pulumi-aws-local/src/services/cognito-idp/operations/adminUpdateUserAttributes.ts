import { changeAttributes } from "../changeAttributes";
import { attributes, required, userPoolId, username } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html */
export const adminUpdateUserAttributes = signedOperation(
  { UserPoolId: userPoolId, Username: username, UserAttributes: required(attributes) },
  (parts: Pick<Kit, "pools" | "users" | "codes" | "mailer" | "state">) => async (input) => {
    const pool = parts.pools.get(input.UserPoolId);
    changeAttributes(parts, pool, parts.users.get(pool, input.Username), input.UserAttributes);
    return {};
  },
);

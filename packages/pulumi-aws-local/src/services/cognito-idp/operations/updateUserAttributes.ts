import { checkWritable } from "../attributes";
import { changeAttributes } from "../changeAttributes";
import { accessToken, attributes, required } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
export const updateUserAttributes = publicOperation(
  { AccessToken: accessToken, UserAttributes: required(attributes) },
  (parts: Pick<Kit, "accessTokens" | "users" | "codes" | "mailer" | "state">) => async (input) => {
    const { client, pool, user } = parts.accessTokens.read(input.AccessToken);
    checkWritable(pool, client, input.UserAttributes);
    const delivery = changeAttributes(parts, pool, user, input.UserAttributes);
    return { CodeDeliveryDetailsList: delivery ? [delivery] : [] };
  },
);

import { accessToken } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { signOutEverywhere } from "../signOut";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export const globalSignOut = publicOperation(
  { AccessToken: accessToken },
  (parts: Pick<Kit, "accessTokens" | "clock" | "signIns" | "state" | "users">) => async (input) => {
    const { pool, user } = parts.accessTokens.read(input.AccessToken);
    signOutEverywhere(parts, pool, user);
    return {};
  },
);

import { availableChallenges } from "./auth/userAuthFlow";
import type { Authenticator } from "./auth/authenticator";
import { toMfaLists } from "./mfaPreferences";
import type { PoolRecord, UserRecord } from "./records";

/**
 * A user's factors in the form of GetUserAuthFactors and AdminGetUserAuthFactors.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html
 */
export function toAuthFactors(auth: Authenticator, pool: PoolRecord, user: UserRecord) {
  const factors = availableChallenges(auth, { pool, user }).filter((one) => one !== "PASSWORD_SRP");
  return {
    Username: user.username,
    ...toMfaLists(user),
    ConfiguredUserAuthFactors: factors,
  };
}

import { NotAuthorizedError } from "../errors";
import type { ClientRecord } from "../records";
import type { AuthResponse, Authenticator } from "./authenticator";

/**
 * Issues access and ID tokens for a refresh token; with rotation also a new refresh token.
 * Source:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 * UNVERIFIED: that origin_jti survives rotation, and that reuse does not change the sign-in.
 */
export async function refreshTokens(
  auth: Authenticator,
  client: ClientRecord,
  refreshToken: string,
  deviceKey?: string,
): Promise<AuthResponse> {
  const { devices, issuer, pools, signIns, users } = auth.parts;
  const found = signIns.find(client, refreshToken);
  const user = users.findBySub(pools.get(client.poolId), found.token.sub);
  if (user === undefined) throw new NotAuthorizedError("Invalid Refresh Token");
  // The refresh token of a confirmed device is only valid for this device.
  const { deviceKey: owner } = found.signIn;
  if (owner !== undefined && deviceKey !== owner && devices.find(user, owner) !== undefined) {
    throw new NotAuthorizedError("Invalid Refresh Token");
  }
  if (!user.enabled) throw new NotAuthorizedError("User is disabled.");
  // Claimed before the tokens are signed, so that concurrent requests cannot use it twice outside the grace period.
  const next = client.settings.rotation.enabled ? signIns.rotate(found) : undefined;
  const tokens = await issuer.issue(user, client, found.signIn);
  return {
    AuthenticationResult: next === undefined ? tokens : { ...tokens, RefreshToken: next },
    ChallengeParameters: {},
  };
}

import type * as aws from "../shared/aws";
import type { Settings } from "../settings/settings";

type PoolPasskeys = Pick<
  aws.cognito.UserPoolArgs,
  "userPoolTier" | "signInPolicy" | "webAuthnConfiguration"
>;

/**
 * What a user pool needs for passkeys; nothing with passkeys off, so that pools without them stay as they are.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export function poolPasskeys({ relyingPartyId }: Pick<Settings, "relyingPartyId">): PoolPasskeys {
  if (relyingPartyId === undefined) return {};
  return {
    // Passkeys are not in the tier LITE, which pools of older accounts have by default.
    userPoolTier: "ESSENTIALS",
    // AWS refuses WEB_AUTHN as the only factor: a passkey is registered after a sign-in.
    signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
    // A passkey replaces the password, so the device has to know who uses it.
    webAuthnConfiguration: { relyingPartyId, userVerification: "required" },
  };
}

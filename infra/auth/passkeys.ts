import type * as aws from "../shared/aws";
import type { Settings } from "../settings/settings";

type PoolPasskeys = Pick<
  aws.cognito.UserPoolArgs,
  "userPoolTier" | "signInPolicy" | "webAuthnConfiguration"
>;

/**
 * Arguments of the user pool for passkeys; {} if passkeys are off, so existing pools do not change.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export function poolPasskeys({ relyingPartyId }: Pick<Settings, "relyingPartyId">): PoolPasskeys {
  if (relyingPartyId === undefined) return {};
  return {
    // The tier LITE, the default for pools of older accounts, has no passkeys.
    userPoolTier: "ESSENTIALS",
    // AWS rejects WEB_AUTHN as the only factor: a user registers a passkey after a sign-in.
    signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
    // A passkey replaces the password, so the device must verify the user.
    webAuthnConfiguration: { relyingPartyId, userVerification: "required" },
  };
}

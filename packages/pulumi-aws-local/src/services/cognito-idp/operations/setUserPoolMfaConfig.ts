import { InvalidParameterError } from "../errors";
import {
  type FactorSettings,
  firstFactorsOf,
  type MfaMode,
  mfaOf,
  passkeysAreMfa,
  type WebAuthnSettings,
} from "../factorSettings";
import { flag, structure, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { toMfaConfig } from "../mfaConfig";
import { signedOperation } from "../operation";
import { unavailableInTier } from "../unavailableInTier";
import { unsupportedParameter } from "../unsupportedParameter";

const template =
  "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 * UNVERIFIED: that settings which a request omits stay unchanged, except that turning MFA off also turns authenticator
 * apps off.
 */
export const setUserPoolMfaConfig = signedOperation(
  {
    UserPoolId: userPoolId,
    SmsMfaConfiguration: structure({}),
    SoftwareTokenMfaConfiguration: structure({ Enabled: flag() }),
    EmailMfaConfiguration: structure({
      Message: text({ min: 6, max: 20000, pattern: template }),
      Subject: text({ min: 1, max: 140, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+" }),
    }),
    MfaConfiguration: text({ values: ["OFF", "ON", "OPTIONAL"] }),
    WebAuthnConfiguration: structure({
      RelyingPartyId: text({ min: 1, max: 127 }),
      UserVerification: text({ values: ["required", "preferred"] }),
      FactorConfiguration: text({
        values: ["SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"],
      }),
    }),
  },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const { settings } = pools.get(input.UserPoolId);
      if (input.SmsMfaConfiguration !== undefined) {
        throw unsupportedParameter("SmsMfaConfiguration", "they send no text messages");
      }
      const before = mfaOf(settings);
      const mode = (input.MfaConfiguration ?? before.mode) as MfaMode;
      const given = input.EmailMfaConfiguration;
      const email = given
        ? {
            ...(given.Subject !== undefined && { subject: given.Subject }),
            ...(given.Message !== undefined && { message: given.Message }),
          }
        : before.email;
      const isKept = input.MfaConfiguration === "OFF" ? false : before.softwareToken;
      const passkeys = input.WebAuthnConfiguration;
      if (passkeys !== undefined && settings.shown?.["UserPoolTier"] === "LITE") {
        throw unavailableInTier("WebAuthnConfiguration");
      }
      const wanted = {
        ...settings,
        mfa: {
          mode,
          softwareToken: input.SoftwareTokenMfaConfiguration?.Enabled ?? isKept,
          ...(email !== undefined && { email }),
        },
        ...(passkeys !== undefined && {
          webAuthn: {
            relyingPartyId: passkeys.RelyingPartyId,
            userVerification: passkeys.UserVerification,
            factorConfiguration: passkeys.FactorConfiguration,
          } as WebAuthnSettings,
        }),
      };
      refuseSingleFactor(wanted);
      return toMfaConfig(pools.update(input.UserPoolId, wanted));
    },
);

/** Source of the message: https://github.com/go-to-k/cdkd/issues/2064 */
function refuseSingleFactor(settings: FactorSettings): void {
  const hasPasskeys = firstFactorsOf(settings).includes("WEB_AUTHN");
  if (mfaOf(settings).mode !== "ON" || !hasPasskeys || passkeysAreMfa(settings)) return;
  throw new InvalidParameterError(
    "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor",
  );
}

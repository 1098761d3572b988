import { InvalidParameterError } from "./errors";
import type { PoolRequest } from "./poolMembers";
import { unavailableInTier } from "./unavailableInTier";
import { unsupportedParameter } from "./unsupportedParameter";

/**
 * Rejects pool options that have an effect on AWS but cannot have one here.
 * @throws InvalidParameterException naming the option
 */
export function refusePoolOptions(input: PoolRequest): void {
  const lambda = Object.keys((input.LambdaConfig as object | undefined) ?? {})[0];
  if (lambda !== undefined)
    throw unsupportedParameter(`LambdaConfig.${lambda}`, "they run no Lambda");
  const noSms = "they send no text messages";
  if (input.SmsConfiguration !== undefined) throw unsupportedParameter("SmsConfiguration", noSms);
  const factors = input.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  if (factors.includes("SMS_OTP"))
    throw unsupportedParameter("AllowedFirstAuthFactors SMS_OTP", noSms);
  if (factors.includes("SOFTWARE_TOKEN")) {
    throw new InvalidParameterError("SOFTWARE_TOKEN is not supported as a first auth factor.");
  }
  if (input.UserPoolTier === "LITE" && factors.some((factor) => factor !== "PASSWORD")) {
    throw unavailableInTier("AllowedFirstAuthFactors other than PASSWORD");
  }
  if (input.VerificationMessageTemplate?.DefaultEmailOption === "CONFIRM_WITH_LINK") {
    throw unsupportedParameter("DefaultEmailOption CONFIRM_WITH_LINK", "they serve no pages");
  }
  const mode = input.UserPoolAddOns?.AdvancedSecurityMode ?? "OFF";
  if (mode !== "OFF") {
    throw unsupportedParameter(`AdvancedSecurityMode ${mode}`, "they have no threat protection");
  }
  if (input.KeyConfiguration?.KeyType === "CUSTOMER_MANAGED_KEY") {
    throw unsupportedParameter(
      "KeyConfiguration CUSTOMER_MANAGED_KEY",
      "they encrypt with no key of KMS",
    );
  }
  if (input.IssuerConfiguration?.Type === "UPDATED") {
    throw unsupportedParameter("IssuerConfiguration UPDATED", "they have one form of issuer");
  }
  if (input.AcrConfiguration !== undefined) {
    throw unsupportedParameter("AcrConfiguration", "they have no authentication levels");
  }
  if (input.DcrConfiguration !== undefined) {
    throw unsupportedParameter("DcrConfiguration", "they register no clients dynamically");
  }
}

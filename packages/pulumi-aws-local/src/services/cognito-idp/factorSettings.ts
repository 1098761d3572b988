import { InvalidParameterError } from "./errors";

export type MfaMode = "OFF" | "ON" | "OPTIONAL";

/** Second factors. */
export interface MfaSettings {
  mode: MfaMode;
  softwareToken: boolean;
  /** Mailed codes, with their texts if they differ from the default. */
  email?: { subject?: string; message?: string };
}

/** First factors of the flow USER_AUTH. */
export type FirstFactor = "PASSWORD" | "EMAIL_OTP" | "WEB_AUTHN";

/** Passkeys. */
export interface WebAuthnSettings {
  relyingPartyId?: string;
  userVerification?: "required" | "preferred";
  factorConfiguration?: "SINGLE_FACTOR" | "MULTI_FACTOR_WITH_USER_VERIFICATION";
}

/** Remembered devices. */
export interface DeviceSettings {
  challengeRequiredOnNewDevice: boolean;
  onlyRememberedOnUserPrompt: boolean;
}

/** The authentication factors of a pool. Absent if a pool does not use them, and in older data folders. */
export interface FactorSettings {
  mfa?: MfaSettings;
  firstFactors?: FirstFactor[];
  webAuthn?: WebAuthnSettings;
  devices?: DeviceSettings;
  /** The account recovery methods in order of preference. */
  recovery?: string[];
}

/** A pool's second factors; none if the settings omit them. */
export function mfaOf({ mfa }: FactorSettings): MfaSettings {
  return mfa ?? { mode: "OFF", softwareToken: false };
}

/** A pool's first factors of the flow USER_AUTH. */
export function firstFactorsOf({ firstFactors }: FactorSettings): FirstFactor[] {
  return firstFactors ?? ["PASSWORD"];
}

/** Whether users may have no password. */
export function isPasswordless(settings: FactorSettings): boolean {
  return firstFactorsOf(settings).some((factor) => factor !== "PASSWORD");
}

/** Whether a passkey counts as two factors. */
export function passkeysAreMfa({ webAuthn }: FactorSettings): boolean {
  return webAuthn?.factorConfiguration === "MULTI_FACTOR_WITH_USER_VERIFICATION";
}

/**
 * Rejects factors that AWS rejects.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 * Source of the message about WEB_AUTHN: https://github.com/hashicorp/terraform-provider-aws/issues/50110
 * UNVERIFIED: the messages about a mail's text, recovery by mail, a passkey as the only factor and mailed codes.
 * @throws InvalidParameterException
 */
export function checkFactors(settings: FactorSettings): void {
  const { mode, softwareToken, email } = mfaOf(settings);
  refuse(
    mode !== "OFF" && !softwareToken && email === undefined,
    "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
  );
  refuse(
    mode === "OFF" && softwareToken,
    "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
  );
  refuse(
    email?.message !== undefined && !email.message.includes("{####}"),
    "The message of EmailMfaConfiguration must contain {####}.",
  );
  refuse(
    email !== undefined && settings.recovery?.join() === "verified_email",
    "Email MFA cannot be enabled in a user pool that recovers accounts by email only.",
  );
  const factors = firstFactorsOf(settings);
  refuse(
    factors.join() === "WEB_AUTHN",
    "WEB_AUTHN cannot be the only one of AllowedFirstAuthFactors: signed-in users register passkeys.",
  );
  for (const factor of factors) {
    refuse(
      mode === "ON" && factor === "WEB_AUTHN" && !passkeysAreMfa(settings),
      "WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.",
    );
    refuse(
      mode === "ON" && factor === "EMAIL_OTP",
      "EMAIL_OTP cannot be one of AllowedFirstAuthFactors in a user pool that requires MFA.",
    );
  }
}

function refuse(isRefused: boolean, message: string): void {
  if (isRefused) throw new InvalidParameterError(message);
}

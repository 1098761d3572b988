import { VisibleError } from "../../../core/visibleError";
import type { FactorSettings, FirstFactor, MfaMode } from "../factorSettings";

/** Reads the factors, passkeys, devices and account recovery of an aws.cognito.UserPool. */
export function toFactorSettings(inputs: Record<string, any>, name: string): FactorSettings {
  refuseTextMessages(inputs, name);
  const mode: MfaMode = inputs["mfaConfiguration"] ?? "OFF";
  const softwareToken = inputs["softwareTokenMfaConfiguration"]?.enabled ?? false;
  const { emailMfaConfiguration: email, deviceConfiguration: devices } = inputs;
  const factors: FirstFactor[] | undefined = inputs["signInPolicy"]?.allowedFirstAuthFactors;
  const passkeys = inputs["webAuthnConfiguration"];
  const recovery = recoveryOf(inputs["accountRecoverySetting"]);
  return {
    ...((mode !== "OFF" || softwareToken || email) && {
      mfa: { mode, softwareToken, ...(email && { email: wording(email) }) },
    }),
    ...(factors && { firstFactors: factors }),
    ...(passkeys && {
      webAuthn: {
        relyingPartyId: passkeys.relyingPartyId,
        userVerification: passkeys.userVerification,
        factorConfiguration: passkeys.factorConfiguration,
      },
    }),
    ...(devices && {
      devices: {
        challengeRequiredOnNewDevice: devices.challengeRequiredOnNewDevice ?? false,
        onlyRememberedOnUserPrompt: devices.deviceOnlyRememberedOnUserPrompt ?? false,
      },
    }),
    ...(recovery && { recovery }),
  };
}

/** The names of the account recovery methods in order of preference. */
function recoveryOf(setting: Record<string, any> | undefined): string[] | undefined {
  const mechanisms: { name: string; priority: number }[] | undefined =
    setting?.["recoveryMechanisms"];
  return (
    mechanisms && [...mechanisms].sort((a, b) => a.priority - b.priority).map(({ name }) => name)
  );
}

function wording({ subject, message }: Record<string, string>): {
  subject?: string;
  message?: string;
} {
  return { ...(subject && { subject }), ...(message && { message }) };
}

/** Text messages are not emulated, so users would sign in differently than on AWS. */
function refuseTextMessages(inputs: Record<string, any>, name: string): void {
  const withMfa = (inputs["mfaConfiguration"] ?? "OFF") !== "OFF";
  if (withMfa && inputs["smsConfiguration"] !== undefined) {
    throw new VisibleError(
      `User pool "${name}": smsConfiguration makes text messages a second factor, and the local stack sends none. ` +
        "Declare it in stacks on AWS only, with softwareTokenMfaConfiguration or emailMfaConfiguration beside it.",
    );
  }
  const factors: string[] = inputs["signInPolicy"]?.allowedFirstAuthFactors ?? [];
  const unknown = factors.find(
    (factor) => !["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"].includes(factor),
  );
  if (unknown !== undefined) {
    throw new VisibleError(
      `User pool "${name}": signInPolicy.allowedFirstAuthFactors has "${unknown}", but the local stack only supports ` +
        '"PASSWORD", "EMAIL_OTP" and "WEB_AUTHN".',
    );
  }
}

import { mfaOf } from "./factorSettings";
import type { PoolRecord } from "./records";

/** A pool's second factors and passkeys in the form of Get- and SetUserPoolMfaConfig. */
export function toMfaConfig({ settings }: PoolRecord) {
  const { mode, softwareToken, email } = mfaOf(settings);
  const { webAuthn } = settings;
  return {
    ...(settings.mfa !== undefined && {
      SoftwareTokenMfaConfiguration: { Enabled: softwareToken },
    }),
    ...(email !== undefined && {
      EmailMfaConfiguration: {
        ...(email.message !== undefined && { Message: email.message }),
        ...(email.subject !== undefined && { Subject: email.subject }),
      },
    }),
    MfaConfiguration: mode,
    ...(webAuthn !== undefined && {
      WebAuthnConfiguration: {
        ...(webAuthn.relyingPartyId !== undefined && { RelyingPartyId: webAuthn.relyingPartyId }),
        UserVerification: webAuthn.userVerification ?? "preferred",
        ...(webAuthn.factorConfiguration !== undefined && {
          FactorConfiguration: webAuthn.factorConfiguration,
        }),
      },
    }),
  };
}

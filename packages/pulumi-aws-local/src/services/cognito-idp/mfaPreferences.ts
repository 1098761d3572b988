import { AwsError } from "../../core/awsError";
import { InvalidParameterError } from "./errors";
import { mfaOf } from "./factorSettings";
import { flag, structure } from "./input";
import type { MfaMethod, PoolRecord, UserRecord } from "./records";

const preference = () => structure({ Enabled: flag(), PreferredMfa: flag() });

/** The members that set a user's second factors. */
export const preferenceMembers = {
  SMSMfaSettings: preference(),
  SoftwareTokenMfaSettings: preference(),
  EmailMfaSettings: preference(),
  WebAuthnMfaSettings: structure({ Enabled: flag() }),
};

interface Preference {
  Enabled?: boolean | undefined;
  PreferredMfa?: boolean | undefined;
}

interface Preferences {
  SMSMfaSettings?: Preference | undefined;
  SoftwareTokenMfaSettings?: Preference | undefined;
  EmailMfaSettings?: Preference | undefined;
  WebAuthnMfaSettings?: { Enabled?: boolean | undefined } | undefined;
}

/**
 * A user's second factors after a change. Factors that the request omits stay unchanged.
 * Source of the message: https://github.com/aws/aws-sdk-js-v3/issues/4645
 * UNVERIFIED: the messages about more than one preference, and about a preference that is not enabled.
 * @throws InvalidParameterException for a factor that the user cannot use
 */
export function withPreferences(
  pool: PoolRecord,
  user: UserRecord,
  given: Preferences,
): Pick<UserRecord, "mfa"> {
  if (given.SMSMfaSettings?.Enabled) throw noDelivery("SMS_MFA");
  if (given.WebAuthnMfaSettings?.Enabled) {
    throw new AwsError(
      "UnsupportedOperationException",
      "WebAuthnMfaSettings are not supported by the local user pools: passkeys are first factors only.",
    );
  }
  const wanted: [MfaMethod, Preference | undefined][] = [
    ["SOFTWARE_TOKEN_MFA", given.SoftwareTokenMfaSettings],
    ["EMAIL_OTP", given.EmailMfaSettings],
  ];
  if (wanted.filter(([, one]) => one?.PreferredMfa).length > 1) {
    throw new InvalidParameterError("Only one MFA method can be set as preferred.");
  }
  let { enabled, preferred } = user.mfa ?? { enabled: [] };
  for (const [method, one] of wanted) {
    if (one === undefined) continue;
    const { Enabled = false, PreferredMfa = false } = one;
    if (PreferredMfa && !Enabled) {
      throw new InvalidParameterError(`${method} must be enabled to be preferred.`);
    }
    if (Enabled && !canUse(pool, user, method)) throw noDelivery(method);
    enabled = [...enabled.filter((other) => other !== method), ...(Enabled ? [method] : [])];
    if (PreferredMfa) preferred = method;
    else if (preferred === method) preferred = undefined;
  }
  return { mfa: { enabled, ...(preferred !== undefined && { preferred }) } };
}

/** A user's second factors in the form of GetUser and similar operations. */
export function toMfaLists({ mfa }: UserRecord) {
  return {
    ...(mfa?.preferred !== undefined && { PreferredMfaSetting: mfa.preferred }),
    ...(mfa !== undefined && mfa.enabled.length > 0 && { UserMFASettingList: mfa.enabled }),
  };
}

function canUse(pool: PoolRecord, user: UserRecord, method: MfaMethod): boolean {
  return method === "SOFTWARE_TOKEN_MFA"
    ? user.softwareToken !== undefined
    : mfaOf(pool.settings).email !== undefined && user.attributes["email"] !== undefined;
}

function noDelivery(method: string): InvalidParameterError {
  return new InvalidParameterError(`User does not have delivery config set to turn on ${method}`);
}

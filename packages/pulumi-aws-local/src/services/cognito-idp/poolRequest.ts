import { type FirstFactor, type MfaMode, mfaOf } from "./factorSettings";
import type { PoolRequest } from "./poolMembers";
import type { PoolSettings } from "./poolSettings";
import { refusePoolOptions } from "./refusePoolOptions";

/**
 * Reads the settings of a pool from a request. Omitted ones get AWS's defaults, even if the pool had another value.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html
 * @param base the defaults, with the settings that the request cannot change
 * @throws InvalidParameterException naming an unsupported parameter
 */
export function readPoolRequest(input: PoolRequest, base: PoolSettings): PoolSettings {
  refusePoolOptions(input);
  const policy = input.Policies?.PasswordPolicy;
  const template = input.VerificationMessageTemplate;
  const invite = input.AdminCreateUserConfig?.InviteMessageTemplate;
  const email = input.EmailConfiguration;
  const recovery = recoveryOf(input);
  return {
    ...base,
    ...(policy && { passwordPolicy: readPolicy(policy, base.passwordPolicy) }),
    ...factorsOf(input, base),
    ...(recovery && { recovery, recoverByEmail: recovery.includes("verified_email") }),
    deletionProtection: input.DeletionProtection === "ACTIVE",
    autoVerifiedAttributes: input.AutoVerifiedAttributes ?? [],
    verification: {
      subject:
        template?.EmailSubject ?? input.EmailVerificationSubject ?? base.verification.subject,
      message:
        template?.EmailMessage ?? input.EmailVerificationMessage ?? base.verification.message,
    },
    invitation: {
      subject: invite?.EmailSubject ?? base.invitation.subject,
      message: invite?.EmailMessage ?? base.invitation.message,
    },
    email: {
      account: (email?.EmailSendingAccount ?? "COGNITO_DEFAULT") as "COGNITO_DEFAULT" | "DEVELOPER",
      ...(email?.From !== undefined && { from: email.From }),
      ...(email?.SourceArn !== undefined && { sourceArn: email.SourceArn }),
    },
    adminCreateUserOnly: input.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    verifyBeforeUpdate:
      input.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [],
    tags: input.UserPoolTags ?? {},
    shown: shownOf(input),
  };
}

function readPolicy(
  policy: NonNullable<NonNullable<PoolRequest["Policies"]>["PasswordPolicy"]>,
  defaults: PoolSettings["passwordPolicy"],
): PoolSettings["passwordPolicy"] {
  return {
    minimumLength: policy.MinimumLength ?? defaults.minimumLength,
    requireLowercase: policy.RequireLowercase ?? false,
    requireUppercase: policy.RequireUppercase ?? false,
    requireNumbers: policy.RequireNumbers ?? false,
    requireSymbols: policy.RequireSymbols ?? false,
    temporaryPasswordValidityDays:
      policy.TemporaryPasswordValidityDays || defaults.temporaryPasswordValidityDays,
    passwordHistorySize: policy.PasswordHistorySize ?? 0,
  };
}

function factorsOf(
  input: PoolRequest,
  base: PoolSettings,
): Pick<PoolSettings, "mfa" | "firstFactors" | "devices"> {
  const mode = (input.MfaConfiguration ?? "OFF") as MfaMode;
  const factors = input.Policies?.SignInPolicy?.AllowedFirstAuthFactors;
  const { DeviceConfiguration: devices } = input;
  const mfa = mfaOf(base);
  return {
    // SetUserPoolMfaConfig sets the methods. A pool with MFA turned off has no authenticator apps.
    mfa:
      base.mfa === undefined && mode === "OFF"
        ? undefined
        : { ...mfa, mode, softwareToken: mode !== "OFF" && mfa.softwareToken },
    firstFactors: factors as FirstFactor[] | undefined,
    devices: devices && {
      challengeRequiredOnNewDevice: devices.ChallengeRequiredOnNewDevice ?? false,
      onlyRememberedOnUserPrompt: devices.DeviceOnlyRememberedOnUserPrompt ?? false,
    },
  };
}

function recoveryOf({ AccountRecoverySetting: setting }: PoolRequest): string[] | undefined {
  const mechanisms = setting?.RecoveryMechanisms;
  return (
    mechanisms && [...mechanisms].sort((a, b) => a.Priority - b.Priority).map(({ Name }) => Name)
  );
}

/** Settings without effect: no text messages are sent, and mails have one format. */
function shownOf(input: PoolRequest): Record<string, unknown> {
  const { SmsVerificationMessage, SmsAuthenticationMessage, UserPoolTier } = input;
  const { ReplyToEmailAddress, ConfigurationSet } = input.EmailConfiguration ?? {};
  const template = input.VerificationMessageTemplate;
  return JSON.parse(
    JSON.stringify({
      SmsVerificationMessage: SmsVerificationMessage ?? template?.SmsMessage,
      SmsAuthenticationMessage,
      UserPoolTier,
      ReplyToEmailAddress,
      ConfigurationSet,
      InviteSmsMessage: input.AdminCreateUserConfig?.InviteMessageTemplate?.SMSMessage,
      EmailMessageByLink: template?.EmailMessageByLink,
      EmailSubjectByLink: template?.EmailSubjectByLink,
    }),
  ) as Record<string, unknown>;
}

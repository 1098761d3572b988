import type { ClientSettings, TokenValidity } from "./clientSettings";
import { firstFactorsOf, mfaOf } from "./factorSettings";
import type { ClientRecord, PoolRecord } from "./records";
import { toSchemaAttributes } from "./schemaAttribute";

/**
 * A pool in the form of DescribeUserPool; times in seconds.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
 */
export function toUserPoolType(
  { id, createdAt, modifiedAt, settings }: PoolRecord,
  arn: string,
  users: number,
) {
  const { passwordPolicy: policy, email, verification, invitation, shown = {} } = settings;
  return {
    Id: id,
    Name: settings.name,
    Arn: arn,
    Policies: {
      PasswordPolicy: {
        MinimumLength: policy.minimumLength,
        RequireUppercase: policy.requireUppercase,
        RequireLowercase: policy.requireLowercase,
        RequireNumbers: policy.requireNumbers,
        RequireSymbols: policy.requireSymbols,
        TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
        ...(policy.passwordHistorySize ? { PasswordHistorySize: policy.passwordHistorySize } : {}),
      },
      SignInPolicy: { AllowedFirstAuthFactors: firstFactorsOf(settings) },
    },
    LambdaConfig: {},
    DeletionProtection: settings.deletionProtection ? "ACTIVE" : "INACTIVE",
    CreationDate: createdAt / 1000,
    LastModifiedDate: modifiedAt / 1000,
    SchemaAttributes: toSchemaAttributes(settings.schema),
    AutoVerifiedAttributes: settings.autoVerifiedAttributes,
    ...(settings.usernameAttributes.length
      ? { UsernameAttributes: settings.usernameAttributes }
      : {}),
    ...(settings.aliasAttributes.length ? { AliasAttributes: settings.aliasAttributes } : {}),
    UsernameConfiguration: { CaseSensitive: settings.caseSensitive },
    EmailVerificationMessage: verification.message,
    EmailVerificationSubject: verification.subject,
    VerificationMessageTemplate: {
      DefaultEmailOption: "CONFIRM_WITH_CODE",
      EmailMessage: verification.message,
      EmailSubject: verification.subject,
      ...pick(shown, ["EmailMessageByLink", "EmailSubjectByLink"]),
    },
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate: settings.verifyBeforeUpdate,
    },
    MfaConfiguration: mfaOf(settings).mode,
    ...(settings.devices && {
      DeviceConfiguration: {
        ChallengeRequiredOnNewDevice: settings.devices.challengeRequiredOnNewDevice,
        DeviceOnlyRememberedOnUserPrompt: settings.devices.onlyRememberedOnUserPrompt,
      },
    }),
    ...pick(shown, ["SmsVerificationMessage", "SmsAuthenticationMessage"]),
    EstimatedNumberOfUsers: users,
    EmailConfiguration: {
      EmailSendingAccount: email.account,
      ...(email.from ? { From: email.from } : {}),
      ...(email.sourceArn ? { SourceArn: email.sourceArn } : {}),
      ...pick(shown, ["ReplyToEmailAddress", "ConfigurationSet"]),
    },
    UserPoolTags: settings.tags,
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: settings.adminCreateUserOnly,
      UnusedAccountValidityDays: policy.temporaryPasswordValidityDays,
      InviteMessageTemplate: {
        EmailMessage: invitation.message,
        EmailSubject: invitation.subject,
        ...(shown["InviteSmsMessage"] !== undefined && { SMSMessage: shown["InviteSmsMessage"] }),
      },
    },
    AccountRecoverySetting: {
      RecoveryMechanisms: (
        settings.recovery ?? [settings.recoverByEmail ? "verified_email" : "admin_only"]
      ).map((Name, i) => ({ Priority: i + 1, Name })),
    },
    UserPoolTier: shown["UserPoolTier"] ?? "ESSENTIALS",
  };
}

function pick(from: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
  );
}

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html */
export function toUserPoolClientType({
  id,
  poolId,
  createdAt,
  modifiedAt,
  secret,
  settings,
}: ClientRecord) {
  const validity = settings.validity ?? inSeconds(settings);
  const { units } = validity;
  return {
    UserPoolId: poolId,
    ClientName: settings.name,
    ClientId: id,
    ...(secret === undefined ? {} : { ClientSecret: secret }),
    LastModifiedDate: modifiedAt / 1000,
    CreationDate: createdAt / 1000,
    RefreshTokenValidity: validity.refreshToken,
    ...(validity.accessToken && { AccessTokenValidity: validity.accessToken }),
    ...(validity.idToken && { IdTokenValidity: validity.idToken }),
    TokenValidityUnits: {
      ...(units.accessToken && { AccessToken: units.accessToken }),
      ...(units.idToken && { IdToken: units.idToken }),
      ...(units.refreshToken && { RefreshToken: units.refreshToken }),
    },
    ...(settings.readAttributes ? { ReadAttributes: settings.readAttributes } : {}),
    ...(settings.writeAttributes ? { WriteAttributes: settings.writeAttributes } : {}),
    ExplicitAuthFlows: settings.explicitAuthFlows,
    AllowedOAuthFlowsUserPoolClient: false,
    PreventUserExistenceErrors: settings.hideUserExistence ? "ENABLED" : "LEGACY",
    EnableTokenRevocation: settings.tokenRevocation,
    EnablePropagateAdditionalUserContextData: false,
    ...settings.shown,
    AuthSessionValidity: settings.authSessionSeconds / 60,
    RefreshTokenRotation: {
      Feature: settings.rotation.enabled ? "ENABLED" : "DISABLED",
      RetryGracePeriodSeconds: settings.rotation.graceSeconds,
    },
  };
}

/** Lifetimes in seconds, for clients in older data folders, which do not contain the given values. */
function inSeconds(settings: ClientSettings): TokenValidity {
  const { accessTokenSeconds, idTokenSeconds, refreshTokenSeconds } = settings;
  return {
    accessToken: accessTokenSeconds,
    idToken: idTokenSeconds,
    refreshToken: refreshTokenSeconds,
    units: { accessToken: "seconds", idToken: "seconds", refreshToken: "seconds" },
  };
}

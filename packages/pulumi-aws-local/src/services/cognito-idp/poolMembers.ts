import { document, flag, type Input, integer, list, map, required, structure, text } from "./input";

const names = (values: string[]) => list(text({ values }));
const mail = () => text({ min: 6, max: 20000 });
const subject = () => text({ min: 1, max: 140 });

/** The common members of CreateUserPool and UpdateUserPool. */
export const poolMembers = {
  Policies: structure({
    PasswordPolicy: structure({
      MinimumLength: integer({ min: 6, max: 99 }),
      RequireUppercase: flag(),
      RequireLowercase: flag(),
      RequireNumbers: flag(),
      RequireSymbols: flag(),
      PasswordHistorySize: integer({ min: 0, max: 24 }),
      TemporaryPasswordValidityDays: integer({ min: 0, max: 365 }),
    }),
    SignInPolicy: structure({
      AllowedFirstAuthFactors: names([
        "PASSWORD",
        "EMAIL_OTP",
        "SMS_OTP",
        "WEB_AUTHN",
        "SOFTWARE_TOKEN",
      ]),
    }),
  }),
  DeletionProtection: text({ values: ["ACTIVE", "INACTIVE"] }),
  LambdaConfig: document(),
  AutoVerifiedAttributes: names(["phone_number", "email"]),
  SmsVerificationMessage: text({ min: 6, max: 140 }),
  EmailVerificationMessage: mail(),
  EmailVerificationSubject: subject(),
  VerificationMessageTemplate: structure({
    SmsMessage: text({ min: 6, max: 140 }),
    EmailMessage: mail(),
    EmailSubject: subject(),
    EmailMessageByLink: mail(),
    EmailSubjectByLink: subject(),
    DefaultEmailOption: text({ values: ["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"] }),
  }),
  SmsAuthenticationMessage: text({ min: 6, max: 140 }),
  MfaConfiguration: text({ values: ["OFF", "ON", "OPTIONAL"] }),
  UserAttributeUpdateSettings: structure({
    AttributesRequireVerificationBeforeUpdate: names(["phone_number", "email"]),
  }),
  DeviceConfiguration: structure({
    ChallengeRequiredOnNewDevice: flag(),
    DeviceOnlyRememberedOnUserPrompt: flag(),
  }),
  EmailConfiguration: structure({
    SourceArn: text({ min: 20, max: 2048 }),
    ReplyToEmailAddress: text(),
    EmailSendingAccount: text({ values: ["COGNITO_DEFAULT", "DEVELOPER"] }),
    From: text(),
    ConfigurationSet: text({ min: 1, max: 64 }),
  }),
  SmsConfiguration: structure({}),
  UserPoolTags: map(),
  AdminCreateUserConfig: structure({
    AllowAdminCreateUserOnly: flag(),
    UnusedAccountValidityDays: integer({ min: 0, max: 365 }),
    InviteMessageTemplate: structure({
      SMSMessage: text({ min: 6, max: 140 }),
      EmailMessage: mail(),
      EmailSubject: subject(),
    }),
  }),
  UserPoolAddOns: structure({
    AdvancedSecurityMode: required(text({ values: ["OFF", "AUDIT", "ENFORCED"] })),
  }),
  DcrConfiguration: structure({}),
  AccountRecoverySetting: structure({
    RecoveryMechanisms: list(
      structure({
        Priority: required(integer({ min: 1, max: 2 })),
        Name: required(text({ values: ["verified_email", "verified_phone_number", "admin_only"] })),
      }),
    ),
  }),
  UserPoolTier: text({ values: ["LITE", "ESSENTIALS", "PLUS"] }),
  KeyConfiguration: structure({
    KeyType: text({ values: ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"] }),
  }),
  IssuerConfiguration: structure({ Type: text({ values: ["ORIGINAL", "UPDATED"] }) }),
  AcrConfiguration: structure({}),
};

export type PoolRequest = Input<typeof poolMembers>;

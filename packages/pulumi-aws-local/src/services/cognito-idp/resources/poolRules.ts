import {
  atMostOne,
  arn,
  emailAddress,
  flag,
  isSet,
  list,
  number,
  object,
  objects,
  oneOf,
  orEmpty,
  required,
  shape,
  text,
  whole,
  type TogetherRule,
} from "../../../core/rules";

const printable = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";

/** The texts of mails and text messages. */
const subject = text({
  min: 1,
  max: 140,
  pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+$/u,
  like: "a text",
});
const codeMail = text({
  min: 6,
  max: 20_000,
  pattern: new RegExp(`^${printable}\\{####\\}${printable}$`, "u"),
  like: "a text with {####}",
});
const linkMail = text({
  min: 6,
  max: 20_000,
  pattern: new RegExp(`^${printable}\\{##${printable}##\\}${printable}$`, "u"),
  like: "a text with {##the text of a link##}",
});
const codeMessage = text({ min: 6, max: 140, pattern: /\{####\}/, like: "a text with {####}" });
const inviteMessage = {
  pattern: /^(?=[\s\S]*\{####\})[\s\S]*\{username\}/,
  like: "a text with {username} and {####}",
};
const contact = oneOf("email", "phone_number");

const limit = number();

const attribute = shape({
  attributeDataType: required(oneOf("String", "Number", "DateTime", "Boolean")),
  developerOnlyAttribute: flag(),
  mutable: flag(),
  name: required(
    text({
      min: 1,
      max: 20,
      pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
      like: "a name without spaces",
    }),
  ),
  numberAttributeConstraints: object(shape({ maxValue: limit, minValue: limit })),
  required: flag(),
  stringAttributeConstraints: object(
    shape({ maxLength: whole(0, 2048), minLength: whole(0, 2048) }),
  ),
});

const policies = {
  passwordPolicy: object(
    shape({
      minimumLength: whole(6, 99),
      passwordHistorySize: whole(0, 24),
      requireLowercase: flag(),
      requireNumbers: flag(),
      requireSymbols: flag(),
      requireUppercase: flag(),
      temporaryPasswordValidityDays: whole(0, 365),
    }),
  ),
  signInPolicy: object(
    shape({
      allowedFirstAuthFactors: list(
        oneOf("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"),
        { min: 1, max: 5 },
      ),
    }),
  ),
};

const messages = {
  adminCreateUserConfig: object(
    shape({
      allowAdminCreateUserOnly: flag(),
      inviteMessageTemplate: object(
        shape({
          emailMessage: text({ min: 6, max: 20_000, ...inviteMessage }),
          emailSubject: subject,
          smsMessage: text({ min: 6, max: 140, ...inviteMessage }),
        }),
      ),
    }),
  ),
  emailConfiguration: object(
    shape({
      configurationSet: orEmpty(
        text({ max: 64, pattern: /^[\w-]+$/, like: 'letters, digits, "_" and "-"' }),
      ),
      emailSendingAccount: oneOf("COGNITO_DEFAULT", "DEVELOPER"),
      fromEmailAddress: text(),
      replyToEmailAddress: orEmpty(emailAddress),
      sourceArn: orEmpty(arn()),
    }),
  ),
  emailMfaConfiguration: object(shape({ message: codeMail, subject: subject })),
  emailVerificationMessage: codeMail,
  emailVerificationSubject: subject,
  smsAuthenticationMessage: codeMessage,
  smsConfiguration: object(
    shape({
      externalId: required(text()),
      snsCallerArn: required(arn()),
      snsRegion: text({ min: 5, max: 32 }),
    }),
  ),
  smsVerificationMessage: codeMessage,
  verificationMessageTemplate: object(
    shape({
      defaultEmailOption: oneOf("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"),
      emailMessage: codeMail,
      emailMessageByLink: linkMail,
      emailSubject: subject,
      emailSubjectByLink: subject,
      smsMessage: codeMessage,
    }),
  ),
};

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export const userPoolRules = shape(
  {
    ...policies,
    ...messages,
    accountRecoverySetting: object(
      shape({
        recoveryMechanisms: objects(
          shape({
            name: required(oneOf("verified_email", "verified_phone_number", "admin_only")),
            priority: required(whole(1, 2)),
          }),
          { min: 1, max: 2 },
        ),
      }),
    ),
    aliasAttributes: list(oneOf("email", "phone_number", "preferred_username")),
    autoVerifiedAttributes: list(contact),
    deletionProtection: oneOf("ACTIVE", "INACTIVE"),
    deviceConfiguration: object(
      shape({ challengeRequiredOnNewDevice: flag(), deviceOnlyRememberedOnUserPrompt: flag() }),
    ),
    mfaConfiguration: oneOf("OFF", "ON", "OPTIONAL"),
    name: text({
      min: 1,
      max: 128,
      pattern: /^[\w\s+=,.@-]+$/,
      like: 'letters, digits, spaces, and "+=,.@-"',
    }),
    schemas: objects(attribute, { max: 50 }),
    softwareTokenMfaConfiguration: object(shape({ enabled: required(flag()) })),
    userAttributeUpdateSettings: object(
      shape({ attributesRequireVerificationBeforeUpdates: required(list(contact)) }),
    ),
    userPoolAddOns: object(
      shape({
        advancedSecurityAdditionalFlows: object(
          shape({ customAuthMode: oneOf("AUDIT", "ENFORCED") }),
        ),
        advancedSecurityMode: required(oneOf("OFF", "AUDIT", "ENFORCED")),
      }),
    ),
    userPoolTier: oneOf("LITE", "ESSENTIALS", "PLUS"),
    usernameAttributes: list(contact),
    usernameConfiguration: object(shape({ caseSensitive: flag() })),
    webAuthnConfiguration: object(
      shape({
        relyingPartyId: text({ min: 1, max: 127 }),
        userVerification: oneOf("required", "preferred"),
      }),
    ),
  },
  atMostOne("usernameAttributes", "aliasAttributes"),
  checkTemplate,
  checkTier,
);

/**
 * Passkeys and codes as first factors require the tier Essentials or Plus.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 */
function checkTier(...[inputs, pathOf, report]: Parameters<TogetherRule>): void {
  if (inputs["userPoolTier"] !== "LITE") return;
  const factors: unknown = inputs["signInPolicy"]?.allowedFirstAuthFactors;
  const isPasswordless = Array.isArray(factors) && factors.some((factor) => factor !== "PASSWORD");
  const names = [
    ...(isPasswordless ? ["signInPolicy.allowedFirstAuthFactors"] : []),
    ...(isSet(inputs["webAuthnConfiguration"]) ? ["webAuthnConfiguration"] : []),
  ];
  for (const name of names) report.add(pathOf(name), 'is not available in the userPoolTier "LITE"');
}

/** Texts that the template can also contain; the provider accepts one of the two. */
const TEMPLATE = [
  ["emailVerificationMessage", "emailMessage"],
  ["emailVerificationSubject", "emailSubject"],
  ["smsVerificationMessage", "smsMessage"],
] as const;

function checkTemplate(...[inputs, pathOf, report]: Parameters<TogetherRule>): void {
  const template = inputs["verificationMessageTemplate"];
  for (const [name, inTemplate] of TEMPLATE) {
    if (!isSet(inputs[name]) || !isSet(template?.[inTemplate])) continue;
    report.add(
      pathOf(name),
      `excludes "verificationMessageTemplate.${inTemplate}": AWS takes only one`,
    );
  }
}

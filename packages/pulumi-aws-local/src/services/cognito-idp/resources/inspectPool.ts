import type { InspectedState } from "../../../core/resourceHandler";
import { mfaOf } from "../factorSettings";
import { defaultPoolSettings, type PoolSettings, type SchemaAttribute } from "../poolSettings";
import type { PoolRecord } from "../records";
import { withoutOff } from "./withoutOff";

/**
 * The inputs that declare a user pool, and its outputs; `outputs` are those that cannot be derived from its settings.
 */
export function inspectPool(
  { settings }: PoolRecord,
  outputs: Record<string, any>,
): InspectedState {
  const inputs = declaredPool(settings);
  const { emailConfiguration, adminCreateUserConfig } = inputs;
  return {
    inputs,
    outputs: {
      ...inputs,
      ...outputs,
      passwordPolicy: policyOf(settings),
      adminCreateUserConfig: {
        allowAdminCreateUserOnly: settings.adminCreateUserOnly,
        ...adminCreateUserConfig,
      },
      emailConfiguration: { emailSendingAccount: settings.email.account, ...emailConfiguration },
      schemas: settings.schema.map(schemaOf),
    },
  };
}

/** The inputs of a pool without explicit settings. */
export function poolDefaults(): Record<string, unknown> {
  const { name: _name, ...defaults } = declaredPool(defaultPoolSettings(""));
  return defaults;
}

/** AWS keeps the validity of temporary passwords (in days) if a program omits it. */
function policyOf({ passwordPolicy }: PoolSettings): Record<string, unknown> {
  const { temporaryPasswordValidityDays, ...policy } = passwordPolicy;
  return {
    ...(temporaryPasswordValidityDays !== 7 && { temporaryPasswordValidityDays }),
    ...policy,
  };
}

function declaredPool(settings: PoolSettings): Record<string, any> {
  const { email, verification, invitation, devices, webAuthn, shown = {} } = settings;
  const { mode, softwareToken, email: byMail } = mfaOf(settings);
  const factors = settings.firstFactors;
  return {
    name: settings.name,
    usernameAttributes: settings.usernameAttributes,
    aliasAttributes: settings.aliasAttributes,
    usernameConfiguration: { caseSensitive: settings.caseSensitive },
    autoVerifiedAttributes: settings.autoVerifiedAttributes,
    passwordPolicy: withoutOff(policyOf(settings)),
    adminCreateUserConfig: {
      ...(settings.adminCreateUserOnly && { allowAdminCreateUserOnly: true }),
      ...(isOther("invitation", invitation) && {
        inviteMessageTemplate: {
          emailMessage: invitation.message,
          emailSubject: invitation.subject,
        },
      }),
    },
    ...(isOther("verification", verification) && {
      verificationMessageTemplate: {
        defaultEmailOption: "CONFIRM_WITH_CODE",
        emailMessage: verification.message,
        emailSubject: verification.subject,
      },
    }),
    emailConfiguration: {
      ...(email.account !== "COGNITO_DEFAULT" && { emailSendingAccount: email.account }),
      ...(email.from && { fromEmailAddress: email.from }),
      ...(email.sourceArn && { sourceArn: email.sourceArn }),
    },
    ...(settings.recovery && {
      accountRecoverySetting: {
        recoveryMechanisms: settings.recovery.map((name, at) => ({ name, priority: at + 1 })),
      },
    }),
    deletionProtection: settings.deletionProtection ? "ACTIVE" : "INACTIVE",
    schemas: settings.schema.map((attribute) => withoutOff(schemaOf(attribute))),
    userAttributeUpdateSettings: {
      attributesRequireVerificationBeforeUpdates: settings.verifyBeforeUpdate,
    },
    mfaConfiguration: mode,
    softwareTokenMfaConfiguration: { enabled: softwareToken },
    ...(byMail && { emailMfaConfiguration: byMail }),
    ...(factors && { signInPolicy: { allowedFirstAuthFactors: factors } }),
    ...(webAuthn && { webAuthnConfiguration: webAuthn }),
    ...(devices && {
      deviceConfiguration: {
        challengeRequiredOnNewDevice: devices.challengeRequiredOnNewDevice,
        deviceOnlyRememberedOnUserPrompt: devices.onlyRememberedOnUserPrompt,
      },
    }),
    userPoolTier: shown["UserPoolTier"] ?? "ESSENTIALS",
    tags: settings.tags,
  };
}

function isOther(name: "invitation" | "verification", mail: PoolSettings["invitation"]): boolean {
  const { subject, message } = defaultPoolSettings("")[name];
  return mail.subject !== subject || mail.message !== message;
}

/** A custom attribute has the name from the program. */
function schemaOf(attribute: SchemaAttribute): Record<string, any> {
  const { minLength, maxLength, minValue, maxValue } = attribute;
  return {
    name: attribute.name.replace(/^custom:/, ""),
    attributeDataType: attribute.type,
    developerOnlyAttribute: false,
    mutable: attribute.mutable,
    required: attribute.required,
    ...(attribute.type === "String" && {
      stringAttributeConstraints: limits({ minLength, maxLength }),
    }),
    ...(attribute.type === "Number" && {
      numberAttributeConstraints: limits({ minValue, maxValue }),
    }),
  };
}

function limits(given: Record<string, number | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

import { VisibleError } from "../../../core/visibleError";
import { defaultPoolSettings, type PoolSettings } from "../poolSettings";
import { toFactorSettings } from "./factorInputs";
import { toSchemaAttribute } from "../schemaAttribute";

/**
 * Reads the inputs of an aws.cognito.UserPool with the provider's defaults: omitted settings of a password policy are
 * off, and with a username configuration names are not case-sensitive unless it says so.
 */
export function toPoolSettings(
  inputs: Record<string, any>,
  physicalName: string,
  name: string,
): PoolSettings {
  refuseUnsupported(inputs, name);
  const defaults = defaultPoolSettings(physicalName);
  const email = inputs.emailConfiguration ?? {};
  const admin = inputs.adminCreateUserConfig ?? {};
  const invite = admin.inviteMessageTemplate ?? {};
  const template = inputs.verificationMessageTemplate ?? {};
  return {
    ...defaults,
    usernameAttributes: inputs.usernameAttributes ?? [],
    aliasAttributes: inputs.aliasAttributes ?? [],
    caseSensitive: inputs.usernameConfiguration
      ? (inputs.usernameConfiguration.caseSensitive ?? false)
      : true,
    autoVerifiedAttributes: inputs.autoVerifiedAttributes ?? [],
    passwordPolicy: inputs.passwordPolicy
      ? {
          minimumLength: inputs.passwordPolicy.minimumLength ?? 6,
          requireLowercase: inputs.passwordPolicy.requireLowercase ?? false,
          requireUppercase: inputs.passwordPolicy.requireUppercase ?? false,
          requireNumbers: inputs.passwordPolicy.requireNumbers ?? false,
          requireSymbols: inputs.passwordPolicy.requireSymbols ?? false,
          temporaryPasswordValidityDays:
            inputs.passwordPolicy.temporaryPasswordValidityDays ||
            defaults.passwordPolicy.temporaryPasswordValidityDays,
          passwordHistorySize: inputs.passwordPolicy.passwordHistorySize ?? 0,
        }
      : defaults.passwordPolicy,
    adminCreateUserOnly: admin.allowAdminCreateUserOnly ?? false,
    invitation: {
      subject: invite.emailSubject ?? defaults.invitation.subject,
      message: invite.emailMessage ?? defaults.invitation.message,
    },
    verification: {
      subject:
        template.emailSubject ?? inputs.emailVerificationSubject ?? defaults.verification.subject,
      message:
        template.emailMessage ?? inputs.emailVerificationMessage ?? defaults.verification.message,
    },
    email: {
      account: email.emailSendingAccount ?? "COGNITO_DEFAULT",
      ...(email.fromEmailAddress ? { from: email.fromEmailAddress } : {}),
      ...(email.sourceArn ? { sourceArn: email.sourceArn } : {}),
    },
    recoverByEmail: recoversByEmail(inputs.accountRecoverySetting),
    deletionProtection: inputs.deletionProtection === "ACTIVE",
    schema: (inputs.schemas ?? []).map((attribute: any) =>
      toSchemaAttribute({
        name: attribute.name,
        type: attribute.attributeDataType,
        mutable: attribute.mutable ?? false,
        required: attribute.required ?? false,
        ...limits(attribute),
      }),
    ),
    verifyBeforeUpdate:
      inputs.userAttributeUpdateSettings?.attributesRequireVerificationBeforeUpdates ?? [],
    tags: inputs.tags ?? {},
    ...toFactorSettings(inputs, name),
  };
}

/** The inputs that determine whether an existing pool can be updated to a declaration. */
export function toPoolInputs(settings: PoolSettings): Record<string, any> {
  const { usernameAttributes, aliasAttributes, caseSensitive } = settings;
  return {
    name: settings.name,
    ...(usernameAttributes.length > 0 && { usernameAttributes }),
    ...(aliasAttributes.length > 0 && { aliasAttributes }),
    ...(!caseSensitive && { usernameConfiguration: { caseSensitive } }),
  };
}

/** Settings without which sign-in would work differently than on AWS. */
function refuseUnsupported(inputs: Record<string, any>, name: string): void {
  const option = inputs.verificationMessageTemplate?.defaultEmailOption;
  if (option !== undefined && option !== "CONFIRM_WITH_CODE") {
    throw new VisibleError(
      `User pool "${name}": verificationMessageTemplate.defaultEmailOption is "${option}", but the ` +
        'local stack only supports "CONFIRM_WITH_CODE".',
    );
  }
}

function recoversByEmail(setting: Record<string, any> | undefined): boolean {
  const mechanisms: { name: string }[] | undefined = setting?.recoveryMechanisms;
  return mechanisms === undefined || mechanisms.some(({ name }) => name === "verified_email");
}

function limits(attribute: Record<string, any>) {
  const { stringAttributeConstraints: text, numberAttributeConstraints: number } = attribute;
  const named = {
    minLength: text?.minLength,
    maxLength: text?.maxLength,
    minValue: number?.minValue,
    maxValue: number?.maxValue,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, Number(value)]],
    ),
  );
}

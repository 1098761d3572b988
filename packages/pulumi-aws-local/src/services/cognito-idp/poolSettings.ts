import { InvalidParameterError } from "./errors";
import { checkFactors, type FactorSettings } from "./factorSettings";

/** Rules for new passwords. */
export interface PasswordPolicy {
  minimumLength: number;
  requireLowercase: boolean;
  requireUppercase: boolean;
  requireNumbers: boolean;
  requireSymbols: boolean;
  temporaryPasswordValidityDays: number;
  passwordHistorySize: number;
}

/** An attribute that the pool's schema adds or restricts; custom ones have the prefix "custom:". */
export interface SchemaAttribute {
  name: string;
  type: string;
  mutable: boolean;
  required: boolean;
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
}

/** The text of a mail, with {####} for the code and {username}. */
export interface MailTemplate {
  subject: string;
  message: string;
}

/** The settings of a user pool, set by the program or over the wire. */
export interface PoolSettings extends FactorSettings {
  name: string;
  usernameAttributes: string[];
  aliasAttributes: string[];
  caseSensitive: boolean;
  autoVerifiedAttributes: string[];
  passwordPolicy: PasswordPolicy;
  adminCreateUserOnly: boolean;
  invitation: MailTemplate;
  verification: MailTemplate;
  email: { account: "COGNITO_DEFAULT" | "DEVELOPER"; from?: string; sourceArn?: string };
  /** Whether a forgotten password may be reset by mail. */
  recoverByEmail: boolean;
  deletionProtection: boolean;
  schema: SchemaAttribute[];
  verifyBeforeUpdate: string[];
  tags: Record<string, string>;
  /** Settings without effect that operations return unchanged, by the names of the API. */
  shown?: Record<string, unknown>;
}

/**
 * AWS's settings for a pool without explicit settings.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 */
export function defaultPoolSettings(name: string): PoolSettings {
  return {
    name,
    usernameAttributes: [],
    aliasAttributes: [],
    caseSensitive: true,
    autoVerifiedAttributes: [],
    passwordPolicy: {
      minimumLength: 8,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordValidityDays: 7,
      passwordHistorySize: 0,
    },
    adminCreateUserOnly: false,
    invitation: {
      subject: "Your temporary password",
      message: "Your username is {username} and temporary password is {####}.",
    },
    verification: {
      subject: "Your verification code",
      message: "Your confirmation code is {####}",
    },
    email: { account: "COGNITO_DEFAULT" },
    recoverByEmail: true,
    deletionProtection: false,
    schema: [],
    verifyBeforeUpdate: [],
    tags: {},
  };
}

/**
 * Rejects settings that AWS rejects.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
export function checkPoolSettings(settings: PoolSettings): void {
  checkFactors(settings);
  const { minimumLength } = settings.passwordPolicy;
  if (minimumLength < 6 || minimumLength > 99) {
    throw new InvalidParameterError(
      `1 validation error detected: Value '${minimumLength}' at 'policies.passwordPolicy.minimumLength' ` +
        "failed to satisfy constraint: Member must have value between 6 and 99",
    );
  }
  if (settings.usernameAttributes.length > 0 && settings.aliasAttributes.length > 0) {
    throw new InvalidParameterError(
      "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
    );
  }
  for (const { subject, message } of [settings.verification, settings.invitation]) {
    if (!message.includes("{####}")) {
      throw new InvalidParameterError(
        `The message of the mail "${subject}" must contain {####}, in whose place the code goes.`,
      );
    }
  }
}

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

/** An attribute that the pool's schema adds or restricts; custom ones carry their "custom:" prefix. */
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

/** A mail's wording, with {####} for the code and {username}. */
export interface MailTemplate {
  subject: string;
  message: string;
}

/** What a user pool is configured to do, whether by the program or over the wire. */
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
  /** May a forgotten password be reset by mail? */
  recoverByEmail: boolean;
  deletionProtection: boolean;
  schema: SchemaAttribute[];
  verifyBeforeUpdate: string[];
  tags: Record<string, string>;
  /** Settings that have no effect here and that operations show again, under the names of the API. */
  shown?: Record<string, unknown>;
}

/**
 * AWS's settings for a pool that asks for nothing.
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
 * Refuses settings that AWS refuses.
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

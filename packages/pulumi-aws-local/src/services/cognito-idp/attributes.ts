import { InvalidParameterError, NotAuthorizedError } from "./errors";
import type { SchemaAttribute } from "./poolSettings";
import type { ClientRecord, PoolRecord, UserRecord } from "./records";

/** An attribute in the wire format. */
export interface AttributeType {
  Name: string;
  Value?: string;
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
export const STANDARD_ATTRIBUTES = [
  "address",
  "birthdate",
  "email",
  "email_verified",
  "family_name",
  "gender",
  "given_name",
  "locale",
  "middle_name",
  "name",
  "nickname",
  "phone_number",
  "phone_number_verified",
  "picture",
  "preferred_username",
  "profile",
  "updated_at",
  "website",
  "zoneinfo",
];

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE = /^\+[0-9]{1,49}$/;

export function isEmail(value: string): boolean {
  return EMAIL.test(value);
}

export function isPhoneNumber(value: string): boolean {
  return PHONE.test(value);
}

/** A user's attributes in the form of GetUser, limited to those that `readable` accepts. */
export function toAttributeTypes(
  user: UserRecord,
  readable: (name: string) => boolean = () => true,
): AttributeType[] {
  const all = [["sub", user.sub], ...Object.entries(user.attributes)] as [string, string][];
  return all.flatMap(([Name, Value]) => (Name === "sub" || readable(Name) ? { Name, Value } : []));
}

/**
 * Whether a client may read the attribute. A client without a list may read the standard attributes.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
export function mayRead({ settings }: ClientRecord, name: string): boolean {
  return (settings.readAttributes ?? STANDARD_ATTRIBUTES).includes(name);
}

/**
 * Checks the attributes that a user sets through a client. Attributes that the pool does not have are left to the
 * schema check.
 * @throws NotAuthorizedException for an attribute that the client may not write
 */
export function checkWritable(
  pool: PoolRecord,
  { settings }: ClientRecord,
  attributes: Pick<AttributeType, "Name">[],
): void {
  for (const { Name } of attributes) {
    if (!isKnown(pool, Name)) continue;
    const allowed = (settings.writeAttributes ?? STANDARD_ATTRIBUTES).includes(Name);
    if (!allowed || Name.endsWith("_verified")) {
      throw new NotAuthorizedError("A client attempted to write unauthorized attribute");
    }
  }
}

/**
 * Reads the attributes of a new user against the pool's schema.
 * Source of the texts: public reports, https://github.com/aws-amplify/amplify-flutter/issues/2034 among them.
 * UNVERIFIED: the text about "sub", which Cognito chooses itself.
 * @throws InvalidParameterException.
 */
export function readAttributes(pool: PoolRecord, given: AttributeType[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { Name, Value = "" } of given) {
    if (Name === "sub") checkChangeable(pool, Name);
    const fault = isKnown(pool, Name)
      ? faultOf(Name, Value, ruleOf(pool, Name))
      : `Type for attribute {${Name}} could not be determined`;
    if (fault !== undefined) throw notConforming(isKnown(pool, Name) ? `${Name}: ${fault}` : fault);
    checkFormat(Name, Value);
    values[Name] = Value;
  }
  return values;
}

/**
 * Reads new values for attributes of a user. An empty value deletes the attribute.
 * Source:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 * @throws InvalidParameterException
 */
export function readChanges(pool: PoolRecord, given: AttributeType[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { Name, Value = "" } of given) {
    checkChangeable(pool, Name);
    const fault = Value === "" ? undefined : faultOf(Name, Value, ruleOf(pool, Name));
    if (fault !== undefined) throw changeFault(Name, fault);
    if (Value !== "") checkFormat(Name, Value);
    values[Name] = Value;
  }
  return values;
}

/** @throws InvalidParameterException for an attribute that the pool does not have, or that is immutable */
export function checkChangeable(pool: PoolRecord, name: string): void {
  if (!isKnown(pool, name)) throw changeFault(name, "Attribute does not exist in the schema.");
  if (name === "sub" || ruleOf(pool, name)?.mutable === false) {
    throw changeFault(name, "Attribute cannot be updated. (changing an immutable attribute)");
  }
}

/** @throws InvalidParameterException for a required attribute. UNVERIFIED: the message. */
export function checkDeletable(pool: PoolRecord, name: string): void {
  const { usernameAttributes } = pool.settings;
  if (ruleOf(pool, name)?.required || usernameAttributes.includes(name)) {
    throw changeFault(name, "Attribute is required and cannot be deleted.");
  }
}

/** @throws InvalidParameterException if attributes that the schema requires are missing */
export function checkRequired(pool: PoolRecord, attributes: Record<string, string>): void {
  const missing = pool.settings.schema.filter(
    ({ name, required }) => required && attributes[name] === undefined,
  );
  if (missing.length > 0) {
    const faults = missing.map(({ name }) => {
      const path = LONG_NAMES[name] ?? name;
      return `${path}: The attribute ${path} is required\n`;
    });
    throw new InvalidParameterError(`Attributes did not conform to the schema: ${faults.join("")}`);
  }
}

/**
 * Names of attributes in errors about missing attributes.
 * Source: https://github.com/agentlang-ai/agentlang/issues/240
 */
const LONG_NAMES: Record<string, string> = {
  name: "name.formatted",
  given_name: "name.givenName",
  family_name: "name.familyName",
};

function isKnown(pool: PoolRecord, name: string): boolean {
  return name === "sub" || STANDARD_ATTRIBUTES.includes(name) || ruleOf(pool, name) !== undefined;
}

function ruleOf({ settings }: PoolRecord, name: string): SchemaAttribute | undefined {
  return settings.schema.find((rule) => rule.name === name);
}

/** @throws InvalidParameterException */
function checkFormat(name: string, value: string): void {
  if (name === "email" && !isEmail(value))
    throw new InvalidParameterError("Invalid email address format.");
  if (name === "phone_number" && !isPhoneNumber(value)) {
    throw new InvalidParameterError("Invalid phone number format.");
  }
}

/** UNVERIFIED: that ten characters that are not a date are accepted, because AWS's schema only limits the length. */
function faultOf(name: string, value: string, rule?: SchemaAttribute): string | undefined {
  const standard = name === "birthdate" ? 10 : undefined;
  const most = rule?.maxLength ?? standard ?? 2048;
  const least = rule?.minLength ?? standard ?? 0;
  if (value.length > most) return `String must be no longer than ${most} characters`;
  if (value.length < least) return `String must be no shorter than ${least} characters`;
  if (rule?.type === "Boolean" && !/^(true|false)$/.test(value)) return "Invalid boolean";
  if (rule?.type !== "Number") return undefined;
  const number = Number(value);
  const fits =
    /^-?\d+$/.test(value) &&
    number >= (rule.minValue ?? -Infinity) &&
    number <= (rule.maxValue ?? Infinity);
  return fits ? undefined : "Invalid number";
}

function notConforming(fault: string): InvalidParameterError {
  return new InvalidParameterError(`Attributes did not conform to the schema: ${fault}\n`);
}

function changeFault(name: string, fault: string): InvalidParameterError {
  return new InvalidParameterError(`user.${name}: ${fault}\n`);
}

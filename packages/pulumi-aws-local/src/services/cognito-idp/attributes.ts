import { InvalidParameterError, NotAuthorizedError } from "./errors";
import type { SchemaAttribute } from "./poolSettings";
import type { ClientRecord, PoolRecord, UserRecord } from "./records";

/** One attribute as the wire spells it. */
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

/** A user's attributes as GetUser lists them, those that `readable` lets through. */
export function toAttributeTypes(
  user: UserRecord,
  readable: (name: string) => boolean = () => true,
): AttributeType[] {
  const all = [["sub", user.sub], ...Object.entries(user.attributes)] as [string, string][];
  return all.flatMap(([Name, Value]) => (Name === "sub" || readable(Name) ? { Name, Value } : []));
}

/**
 * May this client see the attribute? One without a list sees the standard ones.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
export function mayRead({ settings }: ClientRecord, name: string): boolean {
  return (settings.readAttributes ?? STANDARD_ATTRIBUTES).includes(name);
}

/**
 * Checks attributes that a user sets through a client.
 * @throws NotAuthorizedException for one that the client may not write.
 */
export function checkWritable({ settings }: ClientRecord, attributes: AttributeType[]): void {
  for (const { Name } of attributes) {
    const allowed = (settings.writeAttributes ?? STANDARD_ATTRIBUTES).includes(Name);
    if (!allowed || Name.endsWith("_verified")) {
      throw new NotAuthorizedError("A client attempted to write unauthorized attribute");
    }
  }
}

/**
 * Reads attributes of a request against the pool's schema.
 * @throws InvalidParameterException.
 */
export function readAttributes(
  pool: PoolRecord,
  given: AttributeType[],
  changing = false,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { Name, Value = "" } of given) {
    const rule = pool.settings.schema.find(({ name }) => name === Name);
    if (rule === undefined && !STANDARD_ATTRIBUTES.includes(Name)) {
      throw invalid(Name, "Attribute does not exist in the schema.");
    }
    if (changing && rule?.mutable === false) {
      throw invalid(Name, "Attribute cannot be updated. (changing an immutable attribute)");
    }
    checkValue(Name, Value, rule);
    values[Name] = Value;
  }
  return values;
}

/** @throws InvalidParameterException when an attribute that the schema requires is missing. */
export function checkRequired(pool: PoolRecord, attributes: Record<string, string>): void {
  const missing = pool.settings.schema.find(
    ({ name, required }) => required && attributes[name] === undefined,
  );
  if (missing !== undefined) {
    const name = missing.name;
    throw new InvalidParameterError(
      `Attributes did not conform to the schema: ${name}: The attribute ${name} is required\n`,
    );
  }
}

function checkValue(name: string, value: string, rule?: SchemaAttribute): void {
  if (name === "email" && !isEmail(value))
    throw new InvalidParameterError("Invalid email address format.");
  if (name === "phone_number" && !isPhoneNumber(value)) {
    throw new InvalidParameterError("Invalid phone number format.");
  }
  if (value.length > (rule?.maxLength ?? 2048)) {
    throw invalid(name, `String must be no longer than ${rule?.maxLength ?? 2048} characters`);
  }
  if (value.length < (rule?.minLength ?? 0)) {
    throw invalid(name, `String must be at least ${rule?.minLength} characters`);
  }
  if (rule?.type !== "Number") return;
  const number = Number(value);
  if (
    !/^-?\d+$/.test(value) ||
    number < (rule.minValue ?? -Infinity) ||
    number > (rule.maxValue ?? Infinity)
  ) {
    throw invalid(name, "Invalid number");
  }
}

function invalid(name: string, reason: string): InvalidParameterError {
  return new InvalidParameterError(
    `Attributes did not conform to the schema: ${name}: ${reason}\n`,
  );
}

import { STANDARD_ATTRIBUTES } from "./attributes";
import { flag, type Input, structure, text } from "./input";
import type { SchemaAttribute } from "./poolSettings";

/** A schema attribute with its name in users: custom ones get the prefix. */
export function toSchemaAttribute(attribute: SchemaAttribute): SchemaAttribute {
  const { name } = attribute;
  const standard = STANDARD_ATTRIBUTES.includes(name) || name.startsWith("custom:");
  return standard ? attribute : { ...attribute, name: `custom:${name}` };
}

/** An attribute of a request. */
export const schemaMember = structure({
  Name: text({ min: 1, max: 20, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" }),
  AttributeDataType: text({ values: ["String", "Number", "DateTime", "Boolean"] }),
  DeveloperOnlyAttribute: flag(),
  Mutable: flag(),
  Required: flag(),
  NumberAttributeConstraints: structure({ MinValue: text(), MaxValue: text() }),
  StringAttributeConstraints: structure({ MinLength: text(), MaxLength: text() }),
});

/** Reads the attributes of a request. Standard and custom attributes are mutable by default. */
export function readSchema(
  given: NonNullable<Input<{ one: typeof schemaMember }>["one"]>[],
): SchemaAttribute[] {
  return given.map((attribute) =>
    toSchemaAttribute({
      name: attribute.Name ?? "",
      type: attribute.AttributeDataType ?? "String",
      mutable: attribute.Mutable ?? true,
      required: attribute.Required ?? false,
      ...numbersOf({
        minLength: attribute.StringAttributeConstraints?.MinLength,
        maxLength: attribute.StringAttributeConstraints?.MaxLength,
        minValue: attribute.NumberAttributeConstraints?.MinValue,
        maxValue: attribute.NumberAttributeConstraints?.MaxValue,
      }),
    }),
  );
}

function numbersOf(given: Record<string, string | undefined>): Partial<SchemaAttribute> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, Number(value)]],
    ),
  );
}

/** AWS's constraints of standard attributes that differ from the usual ones. */
const STANDARD: Record<string, object> = {
  sub: textRule(1, 2048, false, true),
  birthdate: textRule(10, 10),
  email_verified: { AttributeDataType: "Boolean" },
  phone_number_verified: { AttributeDataType: "Boolean" },
  updated_at: { AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "0" } },
};

function textRule(min: number, max: number, mutable = true, isRequired = false) {
  return {
    AttributeDataType: "String",
    Mutable: mutable,
    Required: isRequired,
    StringAttributeConstraints: { MinLength: String(min), MaxLength: String(max) },
  };
}

/**
 * A pool's attributes in the form of DescribeUserPool: all standard ones, with the pool's changes, and its custom ones.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html and recorded
 * pools,
 * https://github.com/hashicorp/terraform-provider-aws/issues/38197 among them
 */
export function toSchemaAttributes(schema: readonly SchemaAttribute[]): object[] {
  const standard = ["sub", ...STANDARD_ATTRIBUTES].map((name) => {
    const rule = schema.find((one) => one.name === name);
    const base = {
      Name: name,
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      ...(STANDARD[name] ?? textRule(0, 2048)),
    };
    return rule === undefined ? base : { ...base, ...shownRule(rule, base) };
  });
  const own = schema
    .filter(({ name }) => !STANDARD_ATTRIBUTES.includes(name))
    .map((rule) => ({ Name: rule.name, DeveloperOnlyAttribute: false, ...shownRule(rule, {}) }));
  return [...standard, ...own];
}

function shownRule(rule: SchemaAttribute, base: Record<string, any>) {
  const { minLength, maxLength, minValue, maxValue } = rule;
  const lengths = {
    ...base["StringAttributeConstraints"],
    ...bounds("Length", minLength, maxLength),
  };
  const values = { ...base["NumberAttributeConstraints"], ...bounds("Value", minValue, maxValue) };
  return {
    AttributeDataType: rule.type,
    Mutable: rule.mutable,
    Required: rule.required,
    ...(rule.type === "String" && { StringAttributeConstraints: lengths }),
    ...(rule.type === "Number" && { NumberAttributeConstraints: values }),
  };
}

function bounds(what: string, min: number | undefined, max: number | undefined) {
  return {
    ...(min !== undefined && { [`Min${what}`]: String(min) }),
    ...(max !== undefined && { [`Max${what}`]: String(max) }),
  };
}

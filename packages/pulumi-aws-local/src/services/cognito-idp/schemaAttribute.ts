import { STANDARD_ATTRIBUTES } from "./attributes";
import type { SchemaAttribute } from "./poolSettings";

/** A schema attribute under the name that users have it: those that are not standard become custom. */
export function toSchemaAttribute(attribute: SchemaAttribute): SchemaAttribute {
  const { name } = attribute;
  const standard = STANDARD_ATTRIBUTES.includes(name) || name.startsWith("custom:");
  return standard ? attribute : { ...attribute, name: `custom:${name}` };
}

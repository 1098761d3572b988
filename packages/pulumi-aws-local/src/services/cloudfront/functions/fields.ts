import { EdgeError } from "./edgeError";

/** A value in an event: a header, a cookie or a parameter. */
export interface Field {
  value: string;
  /** Attributes of a cookie in a response. */
  attributes?: string;
}

/** A repeated name has all its values in `multiValue`. */
export interface MultiField extends Field {
  multiValue?: Field[];
}

export type Fields = Record<string, MultiField>;

/** Groups values by name, in the form of an event. */
export function collectFields(entries: Iterable<readonly [name: string, field: Field]>): Fields {
  const fields = new Map<string, MultiField>();
  for (const [name, field] of entries) {
    const known = fields.get(name);
    if (known === undefined) fields.set(name, { ...field });
    else known.multiValue = [...(known.multiValue ?? [fieldOf(known)]), field];
  }
  return Object.fromEntries(fields);
}

/**
 * Reads the values that a function returned, in the order of the event's values. A changed `multiValue` overrides
 * `value`; otherwise a changed `value` replaces the first element of `multiValue`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html#functions-event-structure-multivalue
 * @param path e.g. "request.headers", for messages about invalid values
 * @throws EdgeError
 */
export function readFields(
  returned: unknown,
  given: Fields,
  path: string,
): [name: string, field: Field][] {
  if (returned === undefined) return [];
  if (!isRecord(returned)) throw EdgeError.validation(`${path} must be an object`);
  return Object.entries(returned).flatMap(([name, field]) => {
    const at = `${path}['${name}']`;
    if (!isRecord(field)) throw EdgeError.validation(`${at} must be an object`);
    const known = Object.hasOwn(given, name) ? given[name] : undefined;
    return valuesOf(field, known, at).map((one): [string, Field] => [name, one]);
  });
}

function valuesOf(field: Record<string, unknown>, given: Field | undefined, at: string): Field[] {
  const { multiValue } = field;
  if (multiValue === undefined) return [readField(field, at)];
  if (!Array.isArray(multiValue)) throw EdgeError.validation(`${at}.multiValue must be an array`);
  const all = multiValue.map((one, index) => readField(one, `${at}.multiValue[${index}]`));
  const before = (given as MultiField | undefined)?.multiValue;
  const isChanged = JSON.stringify(all) !== JSON.stringify(before);
  return isChanged || all.length === 0 ? all : [readField(field, at), ...all.slice(1)];
}

function readField(field: unknown, at: string): Field {
  if (!isRecord(field)) throw EdgeError.validation(`${at} must be an object`);
  const { value, attributes } = field;
  if (value === undefined) throw EdgeError.validation(`${at}.value is missing`);
  if (typeof value !== "string") throw EdgeError.validation(`${at}.value must be a string`);
  if (attributes !== undefined && typeof attributes !== "string") {
    throw EdgeError.validation(`${at}.attributes must be a string`);
  }
  return { value, ...(attributes !== undefined && { attributes }) };
}

function fieldOf({ value, attributes }: Field): Field {
  return { value, ...(attributes !== undefined && { attributes }) };
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

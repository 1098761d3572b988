import { VisibleError } from "../../core/visibleError";

/** The arguments of a data source, by name. */
export type Arguments = Readonly<Record<string, Argument>>;

/** One argument: a string, a list of strings, or a list of objects with their own arguments. */
export interface Argument {
  kind: "text" | "texts" | "objects";
  required?: true;
  /** Arguments of the objects. */
  fields?: Arguments;
  /** Describes what is wrong with a string; undefined if it is valid. */
  check?(text: string): string | undefined;
}

/**
 * Checks arguments as the AWS provider does, which also accepts booleans and numbers as strings, and a single value as
 * a list.
 * @param path of these arguments, for messages: "statements[0]."
 * @returns the arguments that are set
 * @throws VisibleError naming the argument
 */
export function checkArguments(
  given: Record<string, unknown>,
  known: Arguments,
  path = "",
): Record<string, unknown> {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    const names = Object.keys(known).join(", ");
    throw new VisibleError(`there is no argument "${path}${name}". Arguments: ${names}`);
  }
  const checked = Object.entries(known).flatMap(([name, argument]) => {
    const value = given[name];
    if (value !== undefined && value !== null) {
      return [[name, checkArgument(value, argument, path + name)] as const];
    }
    if (argument.required) throw new VisibleError(`the argument "${path}${name}" is missing`);
    return [];
  });
  return Object.fromEntries(checked);
}

function checkArgument(value: unknown, argument: Argument, path: string): unknown {
  if (argument.kind === "text") return checkText(value, argument, path);
  const list = Array.isArray(value) ? value : [value];
  return list.map((item, index) => {
    const at = `${path}[${index}]`;
    if (argument.kind === "texts") return checkText(item, argument, at);
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      throw new VisibleError(`"${at}" is ${shown(item)}; expected an object`);
    }
    return checkArguments(item as Record<string, unknown>, argument.fields ?? {}, `${at}.`);
  });
}

function checkText(value: unknown, { check }: Argument, path: string): string {
  if (typeof value === "object" || value === undefined) {
    throw new VisibleError(`"${path}" is ${shown(value)}; expected a text`);
  }
  const text = String(value);
  const fault = check?.(text);
  if (fault === undefined) return text;
  throw new VisibleError(`"${path}" ${fault}`);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `"${value}"`;
}

/** For `check`: only these strings are allowed. */
export function oneOf(...allowed: string[]): (text: string) => string | undefined {
  const names = allowed.map((text) => `"${text}"`).join(" or ");
  return (text) => (allowed.includes(text) ? undefined : `is "${text}"; expected ${names}`);
}

/** An optional string argument. */
export const TEXT: Argument = { kind: "text" };

/** An optional list of strings. */
export const TEXTS: Argument = { kind: "texts" };

import { AwsError } from "../../core/awsError";
import { InvalidParameterError } from "./errors";

/** Rules that AWS's API model puts on one member of a request. */
export interface Member<T> {
  type: "string" | "boolean" | "integer" | "list" | "map" | "structure";
  required: boolean;
  pattern?: string;
  min?: number;
  max?: number;
  values?: readonly string[];
  /** Of a list's or map's elements. */
  element?: Member<unknown>;
  members?: Members;
  /** The value is not repeated in messages. */
  sensitive?: boolean;
  /** Type only. */
  value?: T;
}

export type Members = Record<string, Member<any>>;

/** The type of a request that passed `readInput`. */
export type Input<M extends Members> = {
  [K in keyof M]: M[K] extends Member<infer T> ? T : never;
};

type Rules = Partial<Omit<Member<unknown>, "type" | "required" | "value">>;

export const text = (rules: Rules = {}): Member<string | undefined> => ({
  type: "string",
  required: false,
  ...rules,
});
export const flag = (): Member<boolean | undefined> => ({ type: "boolean", required: false });
export const integer = (rules: Rules = {}): Member<number | undefined> => ({
  type: "integer",
  required: false,
  ...rules,
});
export const list = <T>(
  element: Member<T>,
  rules: Rules = {},
): Member<NonNullable<T>[] | undefined> => ({ type: "list", required: false, element, ...rules });
export const map = (): Member<Record<string, string> | undefined> => ({
  type: "map",
  required: false,
  element: { type: "string", required: false },
});
export const structure = <M extends Members>(members: M): Member<Input<M> | undefined> => ({
  type: "structure",
  required: false,
  members,
});
export const required = <T>(member: Member<T>): Member<NonNullable<T>> =>
  ({ ...member, required: true }) as Member<NonNullable<T>>;

/** Members that many requests share, with the constraints of AWS's API reference. */
export const clientId = required(text({ min: 1, max: 128, pattern: "[\\w+]+", sensitive: true }));
export const userPoolId = required(text({ min: 1, max: 55, pattern: "[\\w-]+_[0-9a-zA-Z]+" }));
/** A prefix or a whole name; which characters it may have depends on that. */
export const domainName = required(text({ min: 1, max: 63 }));
export const username = required(
  text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", sensitive: true }),
);
export const password = text({ max: 256, pattern: "[\\S]+.*[\\S]+", min: 6, sensitive: true });
/** Passwords that are only compared need not satisfy what new ones must. */
export const oldPassword = text({ max: 256, sensitive: true });
export const code = required(text({ min: 1, max: 2048, pattern: "[\\S]+", sensitive: true }));
export const accessToken = required(text({ pattern: "[A-Za-z0-9-_=.]+", sensitive: true }));
export const secretHash = text({ min: 1, max: 128, pattern: "[\\w+=/]+", sensitive: true });
export const attributes = list(
  structure({
    Name: required(text({ min: 1, max: 32 })),
    Value: text({ max: 2048, sensitive: true }),
  }),
);
export const session = text({ min: 20, max: 2048, sensitive: true });

/**
 * Reads a request body. Members that the operation does not know are ignored, as AWS does.
 * @throws SerializationException for a wrong type, InvalidParameterException for a broken rule.
 */
export function readInput<M extends Members>(members: M, body: unknown): Input<M> {
  const faults: string[] = [];
  const input = readStructure(members, body, "", faults);
  if (faults.length > 0) {
    const errors =
      faults.length === 1 ? "1 validation error" : `${faults.length} validation errors`;
    throw new InvalidParameterError(`${errors} detected: ${faults.join("; ")}`);
  }
  return input as Input<M>;
}

function readStructure(members: Members, body: unknown, path: string, faults: string[]): object {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw wrongType(body, "structure");
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    const value = (body as Record<string, unknown>)[name] ?? undefined;
    const at = path + name.charAt(0).toLowerCase() + name.slice(1);
    if (value !== undefined) result[name] = readMember(member, value, at, faults);
    else if (member.required) faults.push(fault(undefined, at, "Member must not be null"));
  }
  return result;
}

function readMember(
  member: Member<unknown>,
  value: unknown,
  at: string,
  faults: string[],
): unknown {
  switch (member.type) {
    case "string":
      if (typeof value !== "string") throw wrongType(value, "String");
      checkString(member, value, at, faults);
      return value;
    case "boolean":
      if (typeof value !== "boolean") throw wrongType(value, "Boolean");
      return value;
    case "integer":
      if (typeof value !== "number") throw wrongType(value, "Integer");
      checkRange(member, value, String(value), at, "value", faults);
      return Math.trunc(value);
    case "list":
      if (!Array.isArray(value)) throw wrongType(value, "list");
      return value.map((item, i) =>
        readMember(member.element!, item, `${at}.${i + 1}.member`, faults),
      );
    case "map":
      if (typeof value !== "object" || Array.isArray(value)) throw wrongType(value, "map");
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [
          key,
          readMember(member.element!, item, at, faults),
        ]),
      );
    case "structure":
      return readStructure(member.members!, value, `${at}.`, faults);
  }
}

function checkString(member: Member<unknown>, value: string, at: string, faults: string[]): void {
  const shown = member.sensitive ? undefined : value;
  if (member.values && !member.values.includes(value)) {
    faults.push(
      fault(shown, at, `Member must satisfy enum value set: [${member.values.join(", ")}]`),
    );
  }
  // What is too long anyway is not matched: some of AWS's patterns take time that grows with the cube of the length.
  const fits = member.max === undefined || value.length <= member.max;
  if (fits && member.pattern && !new RegExp(`^(?:${member.pattern})$`, "u").test(value)) {
    faults.push(
      fault(shown, at, `Member must satisfy regular expression pattern: ${member.pattern}`, true),
    );
  }
  checkRange(member, value.length, shown, at, "length", faults, true);
}

function checkRange(
  { min, max }: Member<unknown>,
  size: number,
  shown: string | undefined,
  at: string,
  what: string,
  faults: string[],
  present = true,
): void {
  if (min !== undefined && size < min) {
    faults.push(
      fault(shown, at, `Member must have ${what} greater than or equal to ${min}`, present),
    );
  }
  if (max !== undefined && size > max) {
    faults.push(fault(shown, at, `Member must have ${what} less than or equal to ${max}`, present));
  }
}

function fault(shown: string | undefined, at: string, rule: string, present = false): string {
  const value = shown === undefined ? (present ? "Value" : "Value null") : `Value '${shown}'`;
  return `${value} at '${at}' failed to satisfy constraint: ${rule}`;
}

/** UNVERIFIED: the wording, which AWS has changed with its frameworks. */
function wrongType(value: unknown, expected: string): AwsError {
  if (typeof value === "object") {
    return new AwsError(
      "SerializationException",
      "Start of structure or list found where not expected.",
    );
  }
  return new AwsError(
    "SerializationException",
    `${(typeof value).toUpperCase()}_VALUE can not be converted to a ${expected}`,
  );
}

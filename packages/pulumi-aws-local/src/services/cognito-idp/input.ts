import { AwsError } from "../../core/awsError";
import {
  brokenConstraint,
  memberPath,
  NOT_NULL,
  validationErrors,
} from "../../core/constraintTexts";
import { brokenConstraints, type MemberConstraints } from "../../core/memberConstraints";
import { InvalidParameterError } from "./errors";

/** The constraints of AWS's API model for one member of a request. */
export interface Member<T> extends MemberConstraints {
  type: "string" | "boolean" | "integer" | "list" | "map" | "structure" | "document";
  required: boolean;
  /** Constraints of the elements of a list or map. */
  element?: Member<unknown>;
  members?: Members;
  /** Only for the type. */
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
/** Any JSON. */
export const document = (): Member<unknown> => ({ type: "document", required: false });
export const structure = <M extends Members>(members: M): Member<Input<M> | undefined> => ({
  type: "structure",
  required: false,
  members,
});
export const required = <T>(member: Member<T>): Member<NonNullable<T>> =>
  ({ ...member, required: true }) as Member<NonNullable<T>>;

/** Members that many requests have, with the constraints of AWS's API reference. */
export const clientId = required(text({ min: 1, max: 128, pattern: "[\\w+]+", sensitive: true }));
export const userPoolId = required(text({ min: 1, max: 55, pattern: "[\\w-]+_[0-9a-zA-Z]+" }));
/** A prefix or a complete domain name; the permitted characters depend on that. */
export const domainName = required(text({ min: 1, max: 63 }));
export const username = required(
  text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", sensitive: true }),
);
export const password = text({ max: 256, pattern: "[\\S]+.*[\\S]+", min: 6, sensitive: true });
/** Passwords that are only compared need not satisfy the rules for new ones. */
export const oldPassword = text({ max: 256, sensitive: true });
export const code = required(text({ min: 1, max: 2048, pattern: "[\\S]+", sensitive: true }));
export const optionalAccessToken = text({ pattern: "[A-Za-z0-9-_=.]+", sensitive: true });
export const accessToken = required(optionalAccessToken);
export const secretHash = text({ min: 1, max: 128, pattern: "[\\w+=/]+", sensitive: true });
export const attributes = list(
  structure({
    Name: required(text({ min: 1, max: 32 })),
    Value: text({ max: 2048, sensitive: true }),
  }),
);
export const groupName = required(
  text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" }),
);
export const pageToken = text({ min: 1, max: 131072, pattern: "[\\S]+" });
export const deviceKey = text({ min: 1, max: 55, pattern: "[\\w-]+_[0-9a-f-]+" });
export const resourceArn = required(
  text({
    min: 20,
    max: 2048,
    pattern:
      "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
  }),
);
export const attributeNames = list(text({ min: 1, max: 32 }));
export const session = text({ min: 20, max: 2048, sensitive: true });

/**
 * Reads a request body. Members that the operation does not know are ignored, as on AWS.
 * @throws SerializationException for a wrong type, InvalidParameterException for a violated constraint
 */
export function readInput<M extends Members>(members: M, body: unknown): Input<M> {
  const faults: string[] = [];
  const input = readStructure(members, body, "", faults);
  if (faults.length > 0) throw new InvalidParameterError(validationErrors(faults));
  return input as Input<M>;
}

function readStructure(members: Members, body: unknown, path: string, faults: string[]): object {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw wrongType(body, "structure");
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    const value = (body as Record<string, unknown>)[name] ?? undefined;
    const at = path + memberPath(name);
    if (value !== undefined) result[name] = readMember(member, value, at, faults);
    else if (member.required) faults.push(brokenConstraint(at, undefined, NOT_NULL));
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
      faults.push(...brokenConstraints(value, at, member));
      return value;
    case "boolean":
      if (typeof value !== "boolean") throw wrongType(value, "Boolean");
      return value;
    case "integer":
      if (typeof value !== "number") throw wrongType(value, "Integer");
      faults.push(...brokenConstraints(value, at, member));
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
    case "document":
      return value;
    case "structure":
      return readStructure(member.members!, value, `${at}.`, faults);
  }
}

/** UNVERIFIED: the message, which AWS has changed with its frameworks. */
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

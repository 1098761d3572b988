/** The kind of a policy: permissions of an identity, or trust in principals that assume a role. */
export type PolicyKind = "identity" | "trust";

/** Why IAM rejects a policy document. */
export interface Problem {
  /** Path of the problem, such as "Statement[0].Action"; "" for the document itself. */
  path: string;
  message: string;
}

/** Problems in the order of reporting. */
export type Problems = Generator<Problem, void, undefined>;

export type Elements = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is Elements {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value whose type is not one of the allowed types. */
export function wrongType(path: string, value: unknown, ...types: string[]): Problem {
  const found = value === null ? "null" : typeof value;
  return { path, message: `Found data type ${found} allowed type(s) are ${types.join(", ")}` };
}

/** Elements without a value. */
export function* checkPresent(path: string, elements: Elements): Problems {
  for (const [name, value] of Object.entries(elements)) {
    if (value !== null && value !== undefined) continue;
    yield { path: `${path}${name}`, message: `If present, ${name} cannot be null or undefined` };
  }
}

/** The values of an element with their paths: a list, or a single value without brackets. */
export function valuesAt(path: string, element: unknown): [string, unknown][] {
  if (!Array.isArray(element)) return [[path, element]];
  return element.map((value, i) => [`${path}[${i}]`, value]);
}

/** The change of one case in a valid declaration: values by path, `ABSENT` for a removed property. */
export type Change = Record<string, unknown>;

/** Stands for a removed property. */
export const ABSENT = "<absent>";

type Inputs = Record<string, unknown>;

const LENGTHS = [64, 65, 128, 129, 256, 257, 1025, 2049];
const TEXTS: unknown[] = ["", "NOPE", "a b", "ä§", "-x-", ["x"], { a: "b" }];
const NUMBERS: unknown[] = [
  -1,
  0,
  1,
  2,
  5,
  7,
  10,
  59,
  60,
  61,
  90,
  100,
  365,
  366,
  600,
  1000000,
  2147483648,
  1.5,
  "60",
  "abc",
  [1],
];
const BOOLEANS: unknown[] = ["true", "maybe", 1, [true]];
const MAPS: unknown[] = [{}, "x", { "": "x" }, { a: ["x"] }, { a: "" }, { NOPE: "x" }];
const DOCUMENTS: unknown[] = [
  "{",
  "[]",
  "{}",
  '"x"',
  '{"Version":"2012-10-17"}',
  '{"Statement":[]}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"s3:GetObject","Resource":"*"}]}',
];

/**
 * Changes of a valid declaration, each of at most one property, of every kind that a provider or AWS may reject; `few`
 * omits most values.
 */
export function mutations(inputs: Inputs, few = false): Change[] {
  return [{}, ...everyPath(inputs, "").flatMap(([path, value]) => changesOf(path, value, few))];
}

/** Adds each property that only other declarations of the type have. */
export function additions(inputs: Inputs, others: readonly Inputs[]): Change[] {
  const added = others
    .flatMap((other) => Object.entries(other))
    .filter(([key]) => !(key in inputs));
  const seen = new Set<string>();
  return added.flatMap(([key, value]) => {
    const id = JSON.stringify([key, value]);
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ [key]: value }];
  });
}

function changesOf(path: string, value: unknown, few: boolean): Change[] {
  const isElement = /\.\d+$/.test(path);
  const values = [...(isElement ? [] : [ABSENT]), ...valuesInstead(value)];
  return values
    .filter((one) => !few || FEW.has(JSON.stringify(one)))
    .map((other) => ({ [path]: other }));
}

const FEW = new Set(
  [ABSENT, "NOPE", "ä§", -1, 5, 2147483648, "maybe", "x", [], {}].map((one) => JSON.stringify(one)),
);

function valuesInstead(value: unknown): unknown[] {
  if (typeof value === "string") {
    return value.startsWith("{") && value.endsWith("}") && value.includes('"')
      ? DOCUMENTS
      : textsInstead(value);
  }
  if (typeof value === "number") return NUMBERS.filter((one) => one !== value);
  if (typeof value === "boolean") return [!value, ...BOOLEANS];
  if (Array.isArray(value)) return listsInstead(value);
  return isPlain(value) ? MAPS : [{}, "x"];
}

function textsInstead(value: string): unknown[] {
  const partial = value.startsWith("arn:")
    ? ["arn:x", value.slice(0, value.lastIndexOf(":")), `${value} b`]
    : [];
  const lower = value.toLowerCase() === value ? [] : [value.toLowerCase()];
  return [...TEXTS, ...partial, ...lower, ...LENGTHS.map((length) => `<a x ${length}>`)];
}

function listsInstead(list: unknown[]): unknown[] {
  const [first] = list;
  const others =
    typeof first === "string"
      ? [["NOPE"], [""], ["ä§"], [["x"]], ["a1", "a2", "a3", "a4", "a5", "a6"]]
      : [];
  return [[], "x", [first, first], ...others];
}

/** Maps of strings, such as tags; other objects are blocks. */
function isPlain(value: unknown): boolean {
  const values = Object.values(value as object);
  return (
    values.length > 0 && values.every((one) => typeof one === "string") && "a" in (value as object)
  );
}

/** Paths of all properties, including list elements, but only of elements whose set of properties is new. */
function everyPath(value: unknown, path: string): [string, unknown][] {
  if (
    typeof value !== "object" ||
    value === null ||
    (path !== "" && isPlain(value) && !Array.isArray(value))
  )
    return [];
  const seen = new Set<string>();
  return Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    if (Array.isArray(value)) {
      const shape = JSON.stringify(shapeOf(child));
      if (seen.has(shape)) return [];
      seen.add(shape);
    }
    const inner = path === "" ? key : `${path}.${key}`;
    const isText = Array.isArray(value) && typeof child !== "object";
    return [...(isText ? [] : [[inner, child] as [string, unknown]]), ...everyPath(child, inner)];
  });
}

function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.entries(value).map(([key, child]) => [key, shapeOf(child)]);
}

/** The inputs after a change. */
export function changed(inputs: Inputs, change: Change): Inputs {
  const copy = structuredClone(inputs);
  for (const [path, value] of Object.entries(change)) setAt(copy, path.split("."), value);
  return copy;
}

function setAt(target: any, [key, ...rest]: string[], value: unknown): void {
  if (rest.length > 0) return setAt(target[key!], rest, value);
  if (value === ABSENT) delete target[key!];
  else target[key!] = expand(value);
}

/** Expands "<a x 64>" to 64 times "a", which keeps fixtures small. */
function expand(value: unknown): unknown {
  const length = typeof value === "string" ? /^<a x (\d+)>$/.exec(value)?.[1] : undefined;
  return length === undefined ? value : "a".repeat(Number(length));
}

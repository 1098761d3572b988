import { randomBytes, randomInt } from "node:crypto";
import { AwsError } from "../../../core/awsError";
import {
  written,
  type ResourceHandler,
  type ResourceHandlers,
} from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

const STRING_INPUTS = ["keepers", "length", "lower", "number", "numeric", "overrideSpecial"];
const STRING_MORE = ["minLower", "minNumeric", "minSpecial", "minUpper", "special", "upper"];

/** random.RandomString: generated once and kept until one of its inputs changes. */
const randomString: ResourceHandler = {
  real: [...STRING_INPUTS, ...STRING_MORE],
  replaceOn: [...STRING_INPUTS, ...STRING_MORE],
  importing: { form: "the string" },
  check: ({ inputs }) => checkString(inputs),
  ...written(async ({ inputs, previous }) => {
    const result = previous?.id ?? newString(inputs);
    return { id: result, outputs: { ...inputs, result } };
  }),
};

/** random.RandomId. */
const randomId: ResourceHandler = {
  real: ["byteLength", "keepers", "prefix"],
  replaceOn: ["byteLength", "keepers", "prefix"],
  importing: {
    form: "the value of b64Url, or prefix,value",
    idsOf: ({ id, outputs: { prefix } }) => [prefix ? `${prefix},${id}` : id],
  },
  ...written(async ({ inputs, previous }) => {
    const { byteLength, prefix = "" } = inputs;
    const bytes = previous
      ? Buffer.from(previous.id, "base64url")
      : randomBytes(Number(byteLength));
    const hex = bytes.toString("hex");
    const outputs = {
      b64Std: prefix + bytes.toString("base64"),
      b64Url: prefix + bytes.toString("base64url"),
      dec: prefix + BigInt(`0x${hex || "0"}`).toString(),
      hex: prefix + hex,
    };
    return { id: bytes.toString("base64url"), outputs: { ...inputs, ...outputs } };
  }),
};

/** Types of @pulumi/random that programs use for names. */
export const randomHandlers: ResourceHandlers = {
  "random:index/randomId:RandomId": randomId,
  "random:index/randomString:RandomString": randomString,
};

/** Like the provider: the minimum of each class first, the rest from all classes, in random order. */
function newString(inputs: Record<string, any>): string {
  const { length, overrideSpecial, number, numeric = number } = inputs;
  const classes: [alphabet: string, isOn: boolean, least: number][] = [
    [UPPER, inputs["upper"] ?? true, inputs["minUpper"] ?? 0],
    [LOWER, inputs["lower"] ?? true, inputs["minLower"] ?? 0],
    [DIGITS, numeric ?? true, inputs["minNumeric"] ?? 0],
    [overrideSpecial || SPECIAL, inputs["special"] ?? true, inputs["minSpecial"] ?? 0],
  ];
  const pick = (from: string): string => from[randomInt(from.length)]!;
  const all = classes.flatMap(([alphabet, isOn]) => (isOn ? [alphabet] : [])).join("");
  const least = classes.flatMap(([alphabet, , count]) =>
    Array.from({ length: count }, () => pick(alphabet)),
  );
  const rest = Array.from({ length: Math.max(0, length - least.length) }, () => pick(all));
  return shuffled([...least, ...rest]).join("");
}

/** @throws AwsError for lengths and classes that the provider rejects */
function checkString(inputs: Record<string, any>): void {
  if (hasUnknown(inputs)) return;
  const { length, number, numeric = number } = inputs;
  const least = ["minLower", "minNumeric", "minSpecial", "minUpper"].reduce(
    (sum, name) => sum + (inputs[name] ?? 0),
    0,
  );
  if (!Number.isInteger(length) || length < Math.max(1, least)) {
    refuse(`length must be a whole number of at least ${Math.max(1, least)}, got ${length}.`);
  }
  const classes = [inputs["upper"], inputs["lower"], numeric, inputs["special"]];
  if (classes.every((isOn) => isOn === false)) refuse("At least one class must be enabled.");
}

function refuse(message: string): never {
  throw new AwsError("InvalidAttributeValue", message);
}

function shuffled(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other]!, characters[last]!];
  }
  return characters;
}

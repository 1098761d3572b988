import { maskApiKeys } from "../../core/maskApiKeys";

/** AppSync takes 32,768 characters of code; only files of a site are longer. */
const LONGEST = 40_000;

/** Outputs that hold a secret although no input that is one went into them, such as an app client's. */
const SECRET_NAME = /(secret|password|privatekey)$/i;

/** A value of a resource for people: secrets hidden, what is too long to read cut off. */
export function shownValue(value: unknown, name = ""): unknown {
  if (typeof value === "string") {
    if (value !== "" && SECRET_NAME.test(name)) return { $secret: true };
    const text = maskApiKeys(value);
    if (text.length <= LONGEST) return text;
    return `${text.slice(0, LONGEST)}… (${value.length} characters in all)`;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shownValue(item, name));
  if ("$secret" in value) return { $secret: true };
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, shownValue(child, key)]),
  );
}

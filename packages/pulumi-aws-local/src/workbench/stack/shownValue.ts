import { maskApiKeys } from "../../core/maskApiKeys";

/** AppSync accepts 32,768 characters of code; only files of a site are longer. */
const LONGEST = 40_000;

/** Outputs that contain a secret although no secret input does, such as those of an app client. */
const SECRET_NAME = /(secret|password|privatekey)$/i;

/** A property value for display: secrets hidden, long text truncated. */
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

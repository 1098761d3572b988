import { compareText } from "./policyModel";

/**
 * Serializes a value as Go's encoding/json does: members of a Map in their order, those of an object sorted, HTML
 * characters escaped.
 * @param indent of nested lines; undefined: all on one line
 */
export function writeJson(value: unknown, indent?: string, margin = ""): string {
  if (typeof value === "string") return writeText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = indent === undefined ? undefined : margin + indent;
  const write = (child: unknown): string => writeJson(child, indent, inner);
  const lines = (open: string, items: string[], close: string): string => {
    if (items.length === 0) return open + close;
    if (inner === undefined) return open + items.join(",") + close;
    return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
  };
  if (Array.isArray(value)) return lines("[", value.map(write), "]");
  const members = value instanceof Map ? [...value] : Object.entries(value).sort(byName);
  const colon = indent === undefined ? ":" : ": ";
  return lines(
    "{",
    members.map(([name, child]) => writeText(name) + colon + write(child)),
    "}",
  );
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return compareText(a, b);
}

function writeText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

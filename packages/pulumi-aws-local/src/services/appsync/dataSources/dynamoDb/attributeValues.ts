import { TemplateError } from "../../errors";

/** DynamoDB's wire form of one value, e.g. {"S":"x"}. */
export type WireValue = Record<string, any>;
/** A map of attribute names to wire values. */
export type WireItem = Record<string, WireValue>;

/**
 * Converts attribute values of resolvers to DynamoDB's wire form. Numbers may be numbers or strings ({N: 5}, {NS: [1,
 * 2]}), and NULL may hold any value.
 * @throws TemplateError naming the value at `path` that has no type or an unknown one
 */
export function toWireItem(values: unknown, path: string): WireItem {
  if (!isMap(values)) throw new TemplateError(`Expected JSON object for field '$[${path}]'.`);
  const item: WireItem = {};
  for (const name in values) item[name] = toWireValue(values[name], `${path}][${name}`);
  return item;
}

function toWireValue(value: unknown, path: string): WireValue {
  if (!isMap(value)) throw new TemplateError(`Expected JSON object for field '$[${path}]'.`);
  for (const type in value) {
    const content = value[type];
    switch (type) {
      case "S": // The most frequent type. A computed name in a literal takes V8 several times as long.
        return { S: content };
      case "B":
      case "BOOL":
      case "SS":
      case "BS":
        return { [type]: content };
      case "N":
        return { N: String(content) };
      case "NS":
        return { NS: listOf(content, path).map(String) };
      case "NULL":
        return { NULL: true };
      case "L":
        return { L: listOf(content, path).map((item, at) => toWireValue(item, `${path}][${at}`)) };
      case "M":
        return { M: toWireItem(content, path) };
    }
  }
  // UNVERIFIED: AppSync's message for a value without a type.
  throw new TemplateError(`Unsupported element '$[${path}]'.`);
}

/** Converts a wire item to plain JSON for resolvers: sets as lists, binary as base64. */
export function toPlainItem(item: WireItem): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const name in item) plain[name] = toPlainValue(item[name]!);
  return plain;
}

function toPlainValue(value: WireValue): unknown {
  for (const type in value) {
    const content = value[type];
    switch (type) {
      case "N":
        return Number(content);
      case "NS":
        return content.map(Number);
      case "NULL":
        return null;
      case "L":
        return content.map(toPlainValue);
      case "M":
        return toPlainItem(content);
      default:
        return content;
    }
  }
  return null;
}

function listOf(content: unknown, path: string): unknown[] {
  if (Array.isArray(content)) return content;
  throw new TemplateError(`Expected JSON array for field '$[${path}]'.`);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

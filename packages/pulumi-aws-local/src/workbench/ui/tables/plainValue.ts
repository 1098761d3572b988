import type { AttributeValue, Item } from "../../tables/tableTypes";

/** A value as a program sees it; numbers that JSON can't represent exactly stay strings, binary stays base64. */
export function plainValue(value: AttributeValue): unknown {
  const [type = "", content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case "N":
      return plainNumber(String(content));
    case "NS":
      return (content as string[]).map(plainNumber);
    case "NULL":
      return null;
    case "L":
      return (content as AttributeValue[]).map(plainValue);
    case "M":
      return plainItem(content as Item);
    default:
      return content; // S, B, BOOL, SS, BS
  }
}

/** An item as a program sees it. */
export function plainItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}

function plainNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text ? number : text;
}

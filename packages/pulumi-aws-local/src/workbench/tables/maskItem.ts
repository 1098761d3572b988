import type { AttributeValue, Item } from "./tableTypes";

/** Replaces a hidden value. */
export const MASK = "••••••";

/** Names of attributes with credentials. */
const TELLING_NAME = /token|secret|password|passcode|code$|codes$|^ticket$/i;

/** Three base64url parts, the first a JSON object: a JWT in an attribute of any name. */
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/;

/** Masks tokens and codes in an item; everything else is unchanged. */
export function maskItem(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, maskValue(value, TELLING_NAME.test(name))]),
  );
}

function maskValue(value: AttributeValue, isTelling: boolean): AttributeValue {
  return Object.fromEntries(
    Object.entries(value).map(([type, content]) => [type, maskContent(type, content, isTelling)]),
  );
}

function maskContent(type: string, content: unknown, isTelling: boolean): unknown {
  if (type === "BOOL" || type === "NULL") return content;
  if (type === "M") {
    const masked = Object.entries(content as Item).map(([name, value]) => [
      name,
      maskValue(value, isTelling || TELLING_NAME.test(name)),
    ]);
    return Object.fromEntries(masked);
  }
  if (Array.isArray(content)) {
    return type === "L"
      ? content.map((value: AttributeValue) => maskValue(value, isTelling))
      : content.map((value) => maskContent("S", value, isTelling));
  }
  return isTelling || JWT.test(String(content)) ? MASK : content;
}

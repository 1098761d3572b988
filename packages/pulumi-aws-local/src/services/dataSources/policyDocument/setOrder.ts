import { compareText } from "./policyModel";

/**
 * The order in which Terraform's SDK lists the members of a set: by the checksum of what it serializes them to, written as a
 * text. It shows where conditions have the same test and variable, or principals the same type.
 * Source: helper/schema/serialize.go and set.go in hashicorp/terraform-plugin-sdk
 * @param serialize for strings: the text and ";"
 */
export function inSetOrder<T>(members: readonly T[], serialize: (member: T) => string): T[] {
  const byHash = new Map(members.map((member) => [String(crc32(serialize(member))), member]));
  return [...byHash].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
}

/** Members of a set of strings as the SDK serializes them: each once. */
export function serializeSet(texts: readonly string[]): string {
  return inSetOrder(texts, (text) => `${text};`)
    .map((text) => `${text};`)
    .join("");
}

/** The set's members, each once, in the order of Terraform's language. */
export function asSet(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of IEEE 802.3, which zlib of Node 20.14 and older lacks. */
export function crc32(text: string): number {
  let value = 0xffffffff;
  for (const byte of Buffer.from(text)) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

import { compareText } from "./policyModel";

/**
 * Sorts the members of a set as Terraform's SDK does: by the checksum of their serialization, as a string. The order
 * matters if conditions have the same test and variable, or principals the same type.
 * Source: helper/schema/serialize.go and set.go in hashicorp/terraform-plugin-sdk
 * @param serialize for strings: the text and ";"
 */
export function inSetOrder<T>(members: readonly T[], serialize: (member: T) => string): T[] {
  const byHash = new Map(members.map((member) => [String(crc32(serialize(member))), member]));
  return [...byHash].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
}

/** Serializes a set of strings as the SDK does, without duplicates. */
export function serializeSet(texts: readonly string[]): string {
  return inSetOrder(texts, (text) => `${text};`)
    .map((text) => `${text};`)
    .join("");
}

/** The members of a set without duplicates, in the order of Terraform's language. */
export function asSet(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The CRC-32 of IEEE 802.3, which zlib of Node 20.14 and older does not have. */
export function crc32(text: string): number {
  let value = 0xffffffff;
  for (const byte of Buffer.from(text)) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

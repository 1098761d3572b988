/** Encodes a map of strings as CBOR: https://www.rfc-editor.org/rfc/rfc8949#section-3 */
export function cborOfTexts(texts: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(texts);
  return Buffer.concat([head(MAP, entries.length), ...entries.flat().map(cborText)]);
}

const TEXT = 3;
const MAP = 5;

function cborText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([head(TEXT, bytes.length), bytes]);
}

/** The first bytes of a data item: its type, and a length of up to four bytes. */
function head(type: number, length: number): Buffer {
  if (length < 24) return Buffer.of((type << 5) | length);
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8((type << 5) | 26);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

import { randomBytes, randomUUID } from "node:crypto";
import type { LibraryFunction } from "../realm/evaluationState";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The epoch of KSUIDs in seconds. */
const ksuidEpoch = 1_400_000_000;

/** Generated identifiers of util. */
export const identifiers: Record<string, LibraryFunction> = {
  autoId: () => randomUUID(),
  autoUlid: (_args, { clock }) =>
    encode(BigInt(clock.now()), crockford, 10) + encode(randomBits(10), crockford, 16),
  autoKsuid: (_args, { clock }) => {
    const seconds = BigInt(Math.floor(clock.now() / 1000) - ksuidEpoch);
    return encode((seconds << 128n) | randomBits(16), base62, 27);
  },
};

function randomBits(bytes: number): bigint {
  return BigInt(`0x${randomBytes(bytes).toString("hex")}`);
}

function encode(value: bigint, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length);
  let rest = value;
  let text = "";
  for (let index = 0; index < length; index += 1) {
    text = alphabet[Number(rest % base)]! + text;
    rest /= base;
  }
  return text;
}

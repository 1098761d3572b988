import { createDiffieHellman, createHash, getDiffieHellman } from "node:crypto";

/** The 3072-bit prime of RFC 3526, which Cognito's SRP uses with generator 2. */
const prime = getDiffieHellman("modp15").getPrime();
export const N = toBigInt(prime);
export const g = 2n;
/** Bytes of a number of the group. */
export const GROUP_BYTES = prime.length;

/** SRP-6a's multiplier, H(pad N, pad g). */
export const k = toBigInt(sha256(pad(N), pad(g)));

/**
 * base^exponent mod N through OpenSSL, some six times faster than BigInt arithmetic and in constant
 * time. With any other generator node:crypto would test the prime for seconds, hence computeSecret
 * with the base as the peer's key.
 * @throws when base is not between 2 and N - 2.
 */
export function power(base: bigint, exponent: Buffer): bigint {
  const exchange = createDiffieHellman(prime, 2);
  exchange.setPrivateKey(exponent);
  return toBigInt(exchange.computeSecret(toBuffer(base)));
}

/** A number the way Cognito hashes it: shortest big-endian form, with 00 before a set top bit. */
export function pad(value: bigint): Buffer {
  const bytes = toBuffer(value);
  return bytes[0]! & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

export function toBuffer(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex");
}

export function toBigInt(bytes: Buffer): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString("hex")}`);
}

export function sha256(...parts: (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

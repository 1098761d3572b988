import {
  constants,
  createHash,
  createPublicKey,
  getDiffieHellman,
  publicEncrypt,
} from "node:crypto";

/** The 3072-bit prime of RFC 3526, which Cognito's SRP uses with generator 2. */
const prime = getDiffieHellman("modp15").getPrime();
export const N = toBigInt(prime);
export const g = 2n;
/** Bytes of a number of the group. */
export const GROUP_BYTES = prime.length;
const MODULUS = prime.toString("base64url");

/** SRP-6a's multiplier, H(pad N, pad g). */
export const k = toBigInt(sha256(pad(N), pad(g)));

/**
 * base^exponent mod N, which is what RSA without padding computes: in OpenSSL, some nine times as fast as BigInt arithmetic.
 * node:crypto's Diffie-Hellman would seem nearer, but of Node's newer versions some test the prime each time, for a second and a
 * half, and some refuse bases that 2 does not generate, which are half of those that a stranger may send.
 */
export function power(base: bigint, exponent: Buffer): bigint {
  const jwk = { kty: "RSA", n: MODULUS, e: exponent.toString("base64url") };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const input = Buffer.from((base % N).toString(16).padStart(GROUP_BYTES * 2, "0"), "hex");
  return toBigInt(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, input));
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

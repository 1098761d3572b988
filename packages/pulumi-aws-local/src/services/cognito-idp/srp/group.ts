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
/** Length of a group element in bytes. */
export const GROUP_BYTES = prime.length;
const MODULUS = prime.toString("base64url");

/** SRP-6a's multiplier, H(pad N, pad g). */
export const k = toBigInt(sha256(pad(N), pad(g)));

/**
 * Computes base^exponent mod N as RSA without padding: with OpenSSL this is about nine times as fast as BigInt
 * arithmetic. node:crypto's Diffie-Hellman is not suitable: some newer versions of Node test the prime each time, which
 * takes 1.5 seconds, and some reject bases that 2 does not generate, which is half of the values that a client may
 * send.
 */
export function power(base: bigint, exponent: Buffer): bigint {
  const jwk = { kty: "RSA", n: MODULUS, e: exponent.toString("base64url") };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const input = Buffer.from((base % N).toString(16).padStart(GROUP_BYTES * 2, "0"), "hex");
  return toBigInt(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, input));
}

/** Encodes a number as Cognito hashes it: shortest big-endian form, with 00 before a set top bit. */
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

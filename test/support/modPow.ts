import { constants, createPublicKey, publicEncrypt } from "node:crypto";

/** A number of aws-amplify's SRP. */
interface SrpNumber {
  toString(radix: 16): string;
}

interface SrpNumberClass {
  new (hex: string, radix: 16): SrpNumber;
}

/** A method for aws-amplify's numbers: this^exponent mod modulus, from 0 to modulus - 1. */
export function modPow(
  this: SrpNumber,
  exponent: SrpNumber,
  modulus: SrpNumber,
  done: (error: null, result: SrpNumber) => void,
): void {
  const result = power(toBigInt(this), toBigInt(exponent), toBigInt(modulus));
  done(null, new (this.constructor as SrpNumberClass)(result.toString(16), 16));
}

/**
 * base^exponent mod modulus, computed as RSA without padding: OpenSSL is seven times as fast as
 * BigInt arithmetic.
 */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const positive = ((base % modulus) + modulus) % modulus; // SRP's base may be negative: the server's B less k * g^x
  const n = toBuffer(modulus);
  const jwk = {
    kty: "RSA",
    n: n.toString("base64url"),
    e: toBuffer(exponent).toString("base64url"),
  };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const input = toBuffer(positive, n.length);
  return toBigInt(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, input));
}

function toBuffer(number: bigint, bytes = 0): Buffer {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(Math.max(2 * bytes, hex.length + (hex.length % 2)), "0"), "hex");
}

function toBigInt(number: SrpNumber | Buffer): bigint {
  const hex = Buffer.isBuffer(number) ? number.toString("hex") : number.toString(16);
  return hex.startsWith("-") ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}

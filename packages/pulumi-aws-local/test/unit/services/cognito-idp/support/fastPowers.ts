import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { power, toBuffer, N } from "../../../../../src/services/cognito-idp/srp/group";

const SRP = "dist/cjs/providers/cognito/utils/srp/BigInteger";

/** A number in aws-amplify's SRP. */
interface SrpNumber {
  toString(radix: 16): string;
}

type ModPow = (
  this: SrpNumber,
  exponent: SrpNumber,
  modulus: SrpNumber,
  done: (error: null, result: SrpNumber) => void,
) => void;

/**
 * Makes aws-amplify's SRP compute powers as this package does: its own JavaScript takes 300 ms of processor time for
 * each sign-in. One test signs in with the unchanged library.
 * @returns a function that undoes this
 */
export function useFastPowers(): () => void {
  const fromAmplify = createRequire(require.resolve("aws-amplify"));
  const auth = dirname(fromAmplify.resolve("@aws-amplify/auth/package.json"));
  const { BigInteger } = require(join(auth, SRP)) as {
    BigInteger: { new (hex: string, radix: 16): SrpNumber; prototype: { modPow: ModPow } };
  };
  const original = BigInteger.prototype.modPow;
  BigInteger.prototype.modPow = function (exponent, modulus, done) {
    if (toBigInt(modulus) !== N) return original.call(this, exponent, modulus, done);
    const base = ((toBigInt(this) % N) + N) % N; // the server's B less k * g^x may be negative
    done(null, new BigInteger(power(base, toBuffer(toBigInt(exponent))).toString(16), 16));
  };
  return () => (BigInteger.prototype.modPow = original);
}

function toBigInt(number: SrpNumber): bigint {
  const hex = number.toString(16);
  return hex.startsWith("-") ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}

/** A number as aws-amplify's SRP holds it. */
interface SrpNumber {
  toString(radix: 16): string;
}

interface SrpNumberClass {
  new (hex: string, radix: 16): SrpNumber;
}

/** A method of aws-amplify's numbers: this^exponent mod modulus, from 0 to modulus - 1. */
export function modPow(
  this: SrpNumber,
  exponent: SrpNumber,
  modulus: SrpNumber,
  done: (error: null, result: SrpNumber) => void,
): void {
  const result = slowPower(toBigInt(this), toBigInt(exponent), toBigInt(modulus));
  done(null, new (this.constructor as SrpNumberClass)(result.toString(16), 16));
}

/** base^exponent mod modulus, from 0 to modulus - 1, by BigInt arithmetic. */
export function slowPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let square = ((base % modulus) + modulus) % modulus; // SRP's may be negative: the server's B less k * g^x
  let result = 1n;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toBigInt(number: SrpNumber): bigint {
  const hex = number.toString(16);
  return hex.startsWith("-") ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}

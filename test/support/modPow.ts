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
  const m = toBigInt(modulus);
  let square = ((toBigInt(this) % m) + m) % m; // may be negative: the server's B less k * g^x
  let result = 1n;
  for (let left = toBigInt(exponent); left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % m;
    square = (square * square) % m;
  }
  done(null, new (this.constructor as SrpNumberClass)(result.toString(16), 16));
}

function toBigInt(number: SrpNumber): bigint {
  const hex = number.toString(16);
  return hex.startsWith("-") ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}

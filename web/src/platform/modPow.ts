/** A number of aws-amplify's SRP. */
interface SrpNumber {
  toString(radix: 16): string;
}

/**
 * base^exponent mod modulus, four bits of the exponent at a time. The browser's BigInt takes 15 ms
 * for a sign-in. The JavaScript of aws-amplify takes 300 ms on a computer and seconds on a phone,
 * and blocks the page meanwhile.
 */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const positive = ((base % modulus) + modulus) % modulus; // SRP's base may be negative: the server's B less k * g^x
  const powers = [1n % modulus];
  while (powers.length < 16) powers.push((powers.at(-1)! * positive) % modulus);
  let result = powers[0]!;
  for (const digit of exponent.toString(16)) {
    for (let square = 0; square < 4; square += 1) result = (result * result) % modulus;
    result = (result * powers[parseInt(digit, 16)]!) % modulus;
  }
  return result;
}

/**
 * Makes aws-amplify's numbers compute powers with BigInt. Its build for React Native replaces the
 * same method.
 */
export function replaceModPow(numbers: {
  new (hex: string, radix: 16): SrpNumber;
  prototype: object;
}): void {
  Object.assign(numbers.prototype, {
    modPow(
      this: SrpNumber,
      exponent: SrpNumber,
      modulus: SrpNumber,
      done: (error: null, result: SrpNumber) => void,
    ) {
      const result = power(toBigInt(this), toBigInt(exponent), toBigInt(modulus));
      done(null, new numbers(result.toString(16), 16));
    },
  });
}

function toBigInt(number: SrpNumber): bigint {
  const hex = number.toString(16);
  return hex.startsWith("-") ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}

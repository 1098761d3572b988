/** Computes base^exponent mod modulus, from 0 to modulus - 1, with BigInt arithmetic. */
export function slowPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let square = base % modulus;
  let result = 1n;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

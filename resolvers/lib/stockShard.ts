/** Partitions of the index of stocks, so that sales do not all write to one. */
export const stockShards = 4;

const letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

/** The partition of the index ByStock that a product on sale is in: docs/data.md. */
export function stockShard(productId: string): string {
  const sum = productId.split("").reduce((total, letter) => total + letters.indexOf(letter), 0);
  return `${sum % stockShards}`;
}

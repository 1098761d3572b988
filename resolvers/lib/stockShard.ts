/** Number of partitions of the index of stocks, so that sales write to different partitions. */
export const stockShards = 4;

const letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

/** The partition of a product on sale in the index ByStock: docs/data.md. */
export function stockShard(productId: string): string {
  const sum = productId.split("").reduce((total, letter) => total + letters.indexOf(letter), 0);
  return `${sum % stockShards}`;
}

import type { ProductDetails, StoredProduct } from "./product";

/** What a line changes in a product, in words; "" for nothing. */
export function describeLine(
  held: StoredProduct | null,
  details: ProductDetails,
  copies: number,
): string {
  if (held === null) return `“${details.title}”, ${countCopies(copies)}`;
  const changes = (["title", "artist", "year", "genre", "priceCents", "image"] as const)
    .filter((name) => held[name] !== details[name])
    .map((name) => `${name} “${held[name]}” to “${details[name]}”`);
  // A line break is in no title.
  if (held.tracks.join("\n") !== details.tracks.join("\n"))
    changes.push(`tracks: ${held.tracks.length} to ${details.tracks.length}`);
  if (copies !== 0)
    changes.push(`${countCopies(Math.abs(copies))} ${copies > 0 ? "added" : "taken away"}`);
  return changes.join(", ");
}

function countCopies(copies: number): string {
  return `${copies} ${copies === 1 ? "copy" : "copies"}`;
}

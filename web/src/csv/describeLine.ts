import type { ProductDetails, StoredProduct } from "./product";

/** Describes a line's change of a product; "" for no change. */
export function describeLine(
  held: StoredProduct | null,
  details: ProductDetails,
  copies: number,
): string {
  if (held === null) return `“${details.title}”, ${countCopies(copies)}`;
  const changes = (["title", "artist", "year", "genre", "priceCents", "image"] as const)
    .filter((name) => held[name] !== details[name])
    .map((name) => `${name} “${held[name]}” to “${details[name]}”`);
  // Titles contain no line breaks.
  if (held.tracks.join("\n") !== details.tracks.join("\n"))
    changes.push(`tracks: ${held.tracks.length} to ${details.tracks.length}`);
  if (copies !== 0)
    changes.push(`${countCopies(Math.abs(copies))} ${copies > 0 ? "added" : "taken away"}`);
  return changes.join(", ");
}

function countCopies(copies: number): string {
  return `${copies} ${copies === 1 ? "copy" : "copies"}`;
}

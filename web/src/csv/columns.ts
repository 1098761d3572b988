/** The columns of product details, in the order of an export. */
export const detailColumns = [
  "id",
  "title",
  "artist",
  "year",
  "genre",
  "priceCents",
  "image",
  "tracks",
] as const;

/** A column of details. */
export type DetailColumn = (typeof detailColumns)[number];

/** Copies to add to the stock, or to remove (below 0); empty in an export. */
export const stockColumn = "stock";

/**
 * Copies at the time of an export. An import ignores this column, because sales continue meanwhile.
 */
export const countColumn = "inStock";

import type { ProductSort } from "./generated/schema";

/** The sort orders of schema.graphql, in display order. */
export const sorts: readonly ProductSort[] = ["TITLE", "NEWEST", "PRICE_UP", "PRICE_DOWN"];

/** Their displayed names. */
export const sortWords: Record<ProductSort, string> = {
  TITLE: "Title",
  NEWEST: "Newest",
  PRICE_UP: "Price, lowest first",
  PRICE_DOWN: "Price, highest first",
};

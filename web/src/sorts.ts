import type { ProductSort } from "./generated/schema";

/** How records can be sorted, as schema.graphql names it, in the order in which it is offered. */
export const sorts: readonly ProductSort[] = ["TITLE", "NEWEST", "PRICE_UP", "PRICE_DOWN"];

/** The same in words. */
export const sortWords: Record<ProductSort, string> = {
  TITLE: "Title",
  NEWEST: "Newest",
  PRICE_UP: "Price, lowest first",
  PRICE_DOWN: "Price, highest first",
};

/** What a field does to the caller's cart. */
export type CartChange =
  | { kind: "add" | "set"; productId: string; quantity: number }
  | { kind: "remove"; productId: string }
  | { kind: "clear" };

/** Copies of one product in a cart, at most. */
export const quantityLimit = 99;

/** Products in a cart, at most: a checkout of all is one transaction of at most 100 actions. */
export const productLimit = 50;

/** A field's change of the caller's cart. */
export type CartChange =
  | { kind: "add" | "set"; productId: string; quantity: number }
  | { kind: "remove"; productId: string }
  | { kind: "clear" };

/** A field's change of the caller's list of saved products. */
export interface SavedChange {
  /** From the cart to the list, from the list to the cart, or off the list. */
  kind: "save" | "moveToCart" | "remove";
  productId: string;
}

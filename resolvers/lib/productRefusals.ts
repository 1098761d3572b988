import { fail } from "./fail";
import type { ProductItem } from "./items";
import { stockLimit } from "./stockLimit";

/** Ends an admin field whose product does not exist. */
export function failNoProduct(): never {
  fail("ProductNotFound", "There is no such product. Check its id.");
}

/** Ends a field that would create a product with an existing id. */
export function failProductExists(): never {
  fail(
    "ProductExists",
    "There is a product of this id. Choose another id, or change that product.",
  );
}

/** Ends a field whose caller has read an old version of the product. */
export function failProductChanged(held: ProductItem | null | undefined): never {
  const message = "Another admin has changed this product. Look at it again, then change it.";
  fail("ProductChanged", message, { version: held?.Version ?? 0 });
}

/** Ends a field that would remove more copies than there are, or exceed the maximum. */
export function failStock(copies: number, { ProductId, Stock, Title }: ProductItem): never {
  if (copies > 0) fail("InvalidInput", `A product has at most ${stockLimit} copies.`);
  const message =
    Stock > 0
      ? `Only ${Stock} of "${Title}" left. Take fewer away.`
      : `No copy of "${Title}" is left.`;
  fail("SoldOut", message, { productId: ProductId, stock: Stock });
}

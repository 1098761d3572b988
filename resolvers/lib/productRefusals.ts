import { fail } from "./fail";
import type { ProductItem } from "./items";
import { stockLimit } from "./stockLimit";

/** Ends a field for admins that names no product. */
export function failNoProduct(): never {
  fail("ProductNotFound", "There is no such product. Check its id.");
}

/** Ends a field that would create a product over another. */
export function failProductExists(): never {
  fail(
    "ProductExists",
    "There is a product of this id. Choose another id, or change that product.",
  );
}

/** Ends a field whose caller has an old version of the product. */
export function failProductChanged(held: ProductItem | null | undefined): never {
  const message = "Somebody else has changed this product. Look at it again, then change it.";
  fail("ProductChanged", message, { version: held?.Version ?? 0 });
}

/** Ends a field that would take away copies that are not there, or add more than a product may have. */
export function failStock(copies: number, { ProductId, Stock, Title }: ProductItem): never {
  if (copies > 0) fail("InvalidInput", `A product has at most ${stockLimit} copies.`);
  const message =
    Stock > 0
      ? `Only ${Stock} of "${Title}" left. Take fewer away.`
      : `No copy of "${Title}" is left.`;
  fail("SoldOut", message, { productId: ProductId, stock: Stock });
}

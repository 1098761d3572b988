import { fail } from "./fail";
import type { ProductItem } from "./items";

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

import { util } from "@aws-appsync/utils";
import type { Caller } from "./caller";
import type { CartItem, ProductItem, PurchaseItem, PurchaseLineItem } from "./items";
import { productIds, quantityOf } from "./liveCart";
import { copiesOf, orderKeys } from "./orderKeys";
import { mailBegun } from "./orderMailing";

/** The purchase of a cart at the prices just read. Lines of deleted products are omitted. */
export function newPurchase(
  caller: Caller,
  purchaseId: string,
  cart: CartItem,
  products: ProductItem[],
  email: string,
): PurchaseItem {
  const PurchasedAt = util.time.nowISO8601();
  const Lines = linesOf(cart, products);
  const purchase: PurchaseItem = {
    UserId: caller.userId,
    PurchaseId: purchaseId,
    PurchasedAt,
    Lines,
    TotalCents: Lines.reduce((total, line) => total + line.PriceCents * line.Quantity, 0),
    Copies: copiesOf(Lines),
    Confirmation: mailBegun(email),
    OrderState: "NEW",
    ...orderKeys({ PurchaseId: purchaseId, PurchasedAt }, "NEW"),
    Email: email,
  };
  // Claims the mail: resendConfirmation sends none while the mail of the checkout is in progress.
  if (purchase.Confirmation === "PENDING") {
    purchase.ConfirmationAt = util.time.nowEpochMilliSeconds();
  }
  return purchase;
}

function linesOf(cart: CartItem, products: ProductItem[]): PurchaseLineItem[] {
  const lines: PurchaseLineItem[] = [];
  for (const id of productIds(cart)) {
    const product = products.find((candidate) => candidate.ProductId === id);
    if (product !== undefined) {
      lines.push({
        ProductId: id,
        Title: product.Title,
        Artist: product.Artist,
        Quantity: quantityOf(cart, id),
        PriceCents: product.PriceCents,
      });
    }
  }
  return lines;
}

import { util } from "@aws-appsync/utils";
import type { Caller } from "./caller";
import type { CartItem, ProductItem, PurchaseItem } from "./items";
import { productIds, quantityOf } from "./liveCart";

/** The purchase of a cart at the prices just read; lines whose product has gone are omitted. */
export function newPurchase(
  caller: Caller,
  purchaseId: string,
  cart: CartItem,
  products: ProductItem[],
  email: string,
): PurchaseItem {
  const purchase: PurchaseItem = {
    UserId: caller.userId,
    PurchaseId: purchaseId,
    PurchasedAt: util.time.nowISO8601(),
    Lines: [],
    TotalCents: 0,
    Confirmation: confirmationFor(email),
  };
  // Claims the mail: resendConfirmation sends none while the checkout's own is on its way.
  if (purchase.Confirmation === "PENDING") {
    purchase.ConfirmationAt = util.time.nowEpochMilliSeconds();
  }
  for (const id of productIds(cart)) {
    const product = products.find((candidate) => candidate.ProductId === id);
    if (product !== undefined) {
      const quantity = quantityOf(cart, id);
      purchase.TotalCents += product.PriceCents * quantity;
      purchase.Lines.push({
        ProductId: id,
        Title: product.Title,
        Artist: product.Artist,
        Quantity: quantity,
        PriceCents: product.PriceCents,
      });
    }
  }
  return purchase;
}

/** What a confirmation begins as: FAILED where the user has no verified address to send it to. */
function confirmationFor(email: string): PurchaseItem["Confirmation"] {
  if (STORE.emailSender === "") return "NOT_CONFIGURED";
  return email === "" ? "FAILED" : "PENDING";
}

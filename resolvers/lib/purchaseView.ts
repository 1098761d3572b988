import type { Purchase } from "../generated/schema";
import type { PurchaseItem } from "./items";

/** A purchase as clients see it. */
export function purchaseView(item: PurchaseItem): Purchase {
  return {
    id: item.PurchaseId,
    ownerId: `user#${item.UserId}`,
    purchasedAt: item.PurchasedAt,
    lines: item.Lines.map((line) => ({
      productId: line.ProductId,
      title: line.Title,
      artist: line.Artist,
      quantity: line.Quantity,
      priceCents: line.PriceCents,
      totalCents: line.PriceCents * line.Quantity,
    })),
    totalCents: item.TotalCents,
    confirmation: item.Confirmation,
  };
}

import type { OrderStep, Purchase, PurchaseLine } from "../generated/schema";
import type { PurchaseItem } from "./items";
import { stateOf } from "./orderKeys";

/** A purchase in the form of the schema. */
export function purchaseView(item: PurchaseItem): Purchase {
  return {
    id: item.PurchaseId,
    ownerId: `user#${item.UserId}`,
    purchasedAt: item.PurchasedAt,
    lines: linesView(item),
    totalCents: item.TotalCents,
    confirmation: item.Confirmation,
    state: stateOf(item),
    trackingNumber: item.Tracking ?? null,
    steps: stepsView(item),
  };
}

/** The lines of a purchase in the form of the schema. */
export function linesView({ Lines }: PurchaseItem): PurchaseLine[] {
  return Lines.map((line) => ({
    productId: line.ProductId,
    title: line.Title,
    artist: line.Artist,
    quantity: line.Quantity,
    priceCents: line.PriceCents,
    totalCents: line.PriceCents * line.Quantity,
  }));
}

/** The steps of a purchase in the form of the schema. */
export function stepsView({ Steps }: PurchaseItem): OrderStep[] {
  return (Steps ?? []).map((step) => ({
    state: step.State,
    at: step.At,
    reason: step.Reason ?? null,
    mail: step.Mail,
  }));
}

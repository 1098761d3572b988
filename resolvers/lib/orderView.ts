import type { Order, OrderSummary } from "../generated/schema";
import type { PurchaseItem } from "./items";
import { copiesOf, stateOf } from "./orderKeys";
import type { OrderEntry } from "./orderEntry";
import { linesView, stepsView } from "./purchaseView";

/** An order as the store's admins see it. */
export function orderView(item: PurchaseItem): Order {
  return {
    ...summaryFields(item),
    trackingNumber: item.Tracking ?? null,
    steps: stepsView(item),
    lines: linesView(item),
    confirmation: item.Confirmation,
  };
}

/** An order in a buyer's list. */
export function summaryView(item: PurchaseItem): OrderSummary {
  return summaryFields(item);
}

function summaryFields(item: PurchaseItem) {
  return {
    id: item.PurchaseId,
    userId: item.UserId,
    email: addressView(item.Email),
    purchasedAt: item.PurchasedAt,
    state: stateOf(item),
    copies: item.Copies ?? copiesOf(item.Lines),
    totalCents: item.TotalCents,
  };
}

/** An order in a list of all orders. */
export function entryView(entry: OrderEntry): OrderSummary {
  return {
    id: entry.PurchaseId,
    userId: entry.UserId,
    email: addressView(entry.Email),
    purchasedAt: entry.OrderKey.split("#")[0] ?? "",
    state: entry.OrderState,
    copies: entry.Copies,
    totalCents: entry.TotalCents,
  };
}

function addressView(email: string | undefined): string | null {
  return email === undefined || email === "" ? null : email;
}

import { expression, toKey, transactCondition } from "./expression";
import type { ProductItem, PurchaseItem, PurchaseLineItem } from "./items";
import type { OrderChange } from "./orderStep";
import { stateOf } from "./orderKeys";
import type { Write } from "./sessionWrites";

/** Writes an order after a step, if its state is the one that was read. */
export function orderWrite(read: PurchaseItem, changed: PurchaseItem): Write {
  const { OrderState, OrderShard, StateShard, OrderKey, Copies, Steps } = changed;
  const values: Record<string, unknown> = {
    ":state": OrderState,
    ":shard": OrderShard,
    ":stateShard": StateShard,
    ":key": OrderKey,
    ":copies": Copies,
    ":none": [],
    ":step": (Steps ?? []).slice(-1),
  };
  const set = [
    "OrderState = :state",
    "OrderShard = :shard",
    "StateShard = :stateShard",
    "OrderKey = :key",
    "Copies = :copies",
    // Appended, not replaced: another call may record the outcome of the last step's mail at this
    // moment.
    "Steps = list_append(if_not_exists(Steps, :none), :step)",
  ];
  if (changed.Tracking !== undefined) {
    set.push("Tracking = :tracking");
    values[":tracking"] = changed.Tracking;
  }
  return {
    table: STORE.purchasesTable,
    operation: "UpdateItem",
    key: toKey({ UserId: read.UserId, PurchaseId: read.PurchaseId }),
    update: expression(`SET ${set.join(", ")}`, { values }),
    condition: stillIn(read),
  };
}

/**
 * The lines of a cancelled order whose copies return to stock: those whose products still exist.
 */
export function returnedLines(changed: PurchaseItem, products: ProductItem[]): PurchaseLineItem[] {
  if (changed.OrderState !== "CANCELLED") return [];
  const ids = products.map((product) => product.ProductId);
  return changed.Lines.filter((line) => ids.indexOf(line.ProductId) >= 0);
}

/** Returns the copies of a line to stock. */
export function returnCopies({ ProductId, Quantity }: PurchaseLineItem): Write {
  return {
    table: STORE.productsTable,
    operation: "UpdateItem",
    key: toKey({ ProductId }),
    update: expression("SET Stock = Stock + :copies", { values: { ":copies": Quantity } }),
    condition: transactCondition("attribute_exists(ProductId)"),
  };
}

/** The details of a step in the history. */
export function changeDetails(
  { UserId }: PurchaseItem,
  { to, tracking, reason }: OrderChange,
  returned: PurchaseLineItem[],
): Record<string, unknown> {
  if (to === "PACKED") return { userId: UserId };
  if (to === "SHIPPED") return { userId: UserId, trackingNumber: tracking };
  const copies: Record<string, number> = {};
  for (const line of returned) copies[line.ProductId] = line.Quantity;
  return { userId: UserId, reason, copies };
}

/** A purchase of an older release has no state until upgradePurchases gives it NEW. */
function stillIn(read: PurchaseItem) {
  const values = { ":seen": stateOf(read) };
  return read.OrderState === undefined
    ? transactCondition(
        "attribute_exists(PurchaseId) AND (attribute_not_exists(OrderState) OR OrderState = :seen)",
        { values },
      )
    : transactCondition("OrderState = :seen", { values });
}

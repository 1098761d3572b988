import { expression, toKey, transactCondition } from "./expression";
import type { ProductItem, PurchaseItem, PurchaseLineItem } from "./items";
import type { OrderChange } from "./orderChange";
import { stateOf } from "./orderKeys";
import type { Write } from "./sessionWrites";

/** Writes an order as a step leaves it, if it is still in the state that was read. */
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
    // Appended, not replaced: what became of the mail about the step before may be recorded at this moment.
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

/** The lines of a cancelled order whose copies go back: those whose products are still there. */
export function returnedLines(changed: PurchaseItem, products: ProductItem[]): PurchaseLineItem[] {
  if (changed.OrderState !== "CANCELLED") return [];
  const ids = products.map((product) => product.ProductId);
  return changed.Lines.filter((line) => ids.indexOf(line.ProductId) >= 0);
}

/** Puts the copies of a line back into stock. */
export function returnCopies({ ProductId, Quantity }: PurchaseLineItem): Write {
  return {
    table: STORE.productsTable,
    operation: "UpdateItem",
    key: toKey({ ProductId }),
    update: expression("SET Stock = Stock + :copies", { values: { ":copies": Quantity } }),
    condition: transactCondition("attribute_exists(ProductId)"),
  };
}

/** What the history says of a step. */
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

/** A purchase from before orders has no state, until upgradePurchases gives it NEW. */
function stillIn(read: PurchaseItem) {
  const values = { ":seen": stateOf(read) };
  return read.OrderState === undefined
    ? transactCondition(
        "attribute_exists(PurchaseId) AND (attribute_not_exists(OrderState) OR OrderState = :seen)",
        { values },
      )
    : transactCondition("OrderState = :seen", { values });
}

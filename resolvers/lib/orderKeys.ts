import type { OrderState } from "../generated/schema";
import type { PurchaseItem, PurchaseLineItem } from "./items";

/** Partitions of each index of orders, so that checkouts do not all write to one. */
export const orderShards = 4;

/** The keys of an order in the indexes of the Purchases table: docs/data.md. */
export interface OrderKeys {
  /** Partition of ByTime. */
  OrderShard: string;
  /** Partition of ByState: state, "#", shard. */
  StateShard: string;
  /** Sorts both: time, "#", id. Unique, so that a page can begin after one. */
  OrderKey: string;
}

/** The keys that an order has while it is in this state. */
export function orderKeys(
  { PurchaseId, PurchasedAt }: Pick<PurchaseItem, "PurchaseId" | "PurchasedAt">,
  state: OrderState,
): OrderKeys {
  const shard = "0123456789abcdef".indexOf(PurchaseId.charAt(0)) % orderShards;
  return {
    OrderShard: `${shard}`,
    StateShard: `${state}#${shard}`,
    OrderKey: `${PurchasedAt}#${PurchaseId}`,
  };
}

/** Copies of all lines together. */
export function copiesOf(lines: PurchaseLineItem[]): number {
  return lines.reduce((copies, line) => copies + line.Quantity, 0);
}

/** The state of an order; purchases from before orders are NEW. */
export function stateOf({ OrderState }: Pick<PurchaseItem, "OrderState">): OrderState {
  return OrderState ?? "NEW";
}

import type { OrderState } from "../generated/schema";
import type { PurchaseItem, PurchaseLineItem } from "./items";

/**
 * Number of partitions of each index of orders, so that checkouts write to different partitions.
 */
export const orderShards = 4;

/** The keys of an order in the indexes of the Purchases table: docs/data.md. */
export interface OrderKeys {
  /** Partition of ByTime. */
  OrderShard: string;
  /** Partition of ByState: state, "#", shard. */
  StateShard: string;
  /** Sort key of both: time, "#", id. It is unique, so a page can start after it. */
  OrderKey: string;
}

/** The keys of an order in this state. */
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

/** The state of an order; purchases of older releases are NEW. */
export function stateOf({ OrderState }: Pick<PurchaseItem, "OrderState">): OrderState {
  return OrderState ?? "NEW";
}

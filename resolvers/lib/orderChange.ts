import { util } from "@aws-appsync/utils";
import type { OrderState } from "../generated/schema";
import { fail } from "./fail";
import type { OrderStepItem, PurchaseItem } from "./items";
import type { OrderChange } from "./orderStep";
import { copiesOf, orderKeys, stateOf } from "./orderKeys";
import { mailBegun } from "./orderMailing";

/** The states from which each step is allowed. */
const before: Record<OrderChange["to"], OrderState[]> = {
  PACKED: ["NEW"],
  SHIPPED: ["PACKED"],
  CANCELLED: ["NEW", "PACKED"],
};

const names: Record<OrderState, string> = {
  NEW: "not packed yet",
  PACKED: "packed",
  SHIPPED: "shipped",
  CANCELLED: "cancelled",
};

/** Ends the field unless the step is allowed in the order's state. */
export function requireState(order: PurchaseItem, to: OrderChange["to"]): void {
  if (before[to].indexOf(stateOf(order)) < 0) failOrderChanged(order);
}

/** The order after the step. It claims the step's mail. */
export function changedOrder(order: PurchaseItem, { to, tracking, reason }: OrderChange) {
  const step: OrderStepItem = {
    State: to,
    At: util.time.nowISO8601(),
    Mail: mailBegun(order.Email ?? ""),
    MailAt: util.time.nowEpochMilliSeconds(),
  };
  if (reason !== undefined) step.Reason = reason;
  const changed: PurchaseItem = {
    ...order,
    ...orderKeys(order, to),
    OrderState: to,
    Copies: copiesOf(order.Lines),
    Steps: (order.Steps ?? []).concat([step]),
  };
  if (tracking !== undefined) changed.Tracking = tracking;
  return changed;
}

/** The order is in another state than the admin saw. */
export function failOrderChanged(order: PurchaseItem): never {
  const state = stateOf(order);
  const message = `This order is ${names[state]}. Look at it as it is now, then decide again.`;
  fail("OrderChanged", message, { state });
}

/** The buyer has no such order. */
export function failNoOrder(): never {
  fail("OrderNotFound", "There is no such order. Look for it in the list of orders.");
}

import type { Confirmation, OrderState } from "../../api/types";

/** States of an order, as shown to the owner. */
export const orderStates: Record<OrderState, string> = {
  NEW: "New",
  PACKED: "Packed",
  SHIPPED: "Shipped",
  CANCELLED: "Cancelled",
};

/** Outcomes of a mail, as shown to the owner. */
export const mailWords: Record<Confirmation, string> = {
  NOT_CONFIGURED: "none, as this store sends no mails",
  PENDING: "on its way",
  SENT: "sent",
  FAILED: "could not be sent",
};

/** Path of an order's page. */
export function orderPath({ userId, id }: Record<"userId" | "id", string>): string {
  return `/manage/orders?${new URLSearchParams({ buyer: userId, order: id })}`;
}

/** Path of the list of a buyer's orders. */
export function buyerPath(userId: string): string {
  return `/manage/orders?${new URLSearchParams({ buyer: userId })}`;
}

import type { Confirmation, OrderState } from "../../api/types";

/** States of an order, in words for its owner. */
export const orderStates: Record<OrderState, string> = {
  NEW: "New",
  PACKED: "Packed",
  SHIPPED: "Shipped",
  CANCELLED: "Cancelled",
};

/** What became of a mail, in words for the owner. */
export const mailWords: Record<Confirmation, string> = {
  NOT_CONFIGURED: "none, as this store sends no mails",
  PENDING: "on its way",
  SENT: "sent",
  FAILED: "could not be sent",
};

/** The address of an order's page. */
export function orderPath({ userId, id }: Record<"userId" | "id", string>): string {
  return `/manage/orders?${new URLSearchParams({ buyer: userId, order: id })}`;
}

/** The address of a buyer's orders. */
export function buyerPath(userId: string): string {
  return `/manage/orders?${new URLSearchParams({ buyer: userId })}`;
}

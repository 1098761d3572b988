/** An admin's step on an order. */
export interface OrderChange {
  to: "PACKED" | "SHIPPED" | "CANCELLED";
  /** For SHIPPED. */
  tracking?: string;
  /** For CANCELLED. */
  reason?: string;
}

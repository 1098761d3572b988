/** What an admin does with an order. */
export interface OrderChange {
  to: "PACKED" | "SHIPPED" | "CANCELLED";
  /** Of SHIPPED. */
  tracking?: string;
  /** Of CANCELLED. */
  reason?: string;
}

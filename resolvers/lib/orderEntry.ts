import type { OrderState } from "../generated/schema";

/** An order in the indexes of the Purchases table, without its lines. */
export interface OrderEntry {
  UserId: string;
  PurchaseId: string;
  OrderKey: string;
  OrderState: OrderState;
  TotalCents: number;
  Copies: number;
  Email?: string;
}

/** The orders of a page. */
export interface OrdersWanted {
  state: OrderState | null;
  /** Lower bound of their keys, */
  from: string;
  /** upper bound of their keys, */
  to: string;
  /** without this key, the last one of the page before; "" for none. */
  after: string;
  limit: number;
}

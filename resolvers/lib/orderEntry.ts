import type { OrderState } from "../generated/schema";

/** An order as the indexes of the Purchases table hold it, without its lines. */
export interface OrderEntry {
  UserId: string;
  PurchaseId: string;
  OrderKey: string;
  OrderState: OrderState;
  TotalCents: number;
  Copies: number;
  Email?: string;
}

/** Which orders a page shows. */
export interface OrdersWanted {
  state: OrderState | null;
  /** Their keys are from here, */
  from: string;
  /** to here, */
  to: string;
  /** without this one, which is the last of the page before; "" for none. */
  after: string;
  limit: number;
}

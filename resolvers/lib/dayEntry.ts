import type { PurchaseLineItem } from "./items";
import type { OrderEntry } from "./orderEntry";

/** An order in the index ByTime. */
export type DayEntry = Pick<OrderEntry, "OrderKey" | "OrderState" | "TotalCents" | "Copies"> & {
  Lines: PurchaseLineItem[];
};

/** The orders of a day that a page adds up. */
export interface DayWanted {
  day: string;
  /** The page starts after this order, the last one of the page before; "" for the first page. */
  after: string;
}

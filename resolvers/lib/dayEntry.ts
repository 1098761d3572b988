import type { PurchaseLineItem } from "./items";
import type { OrderEntry } from "./orderEntry";

/** An order as the index ByTime holds it. */
export type DayEntry = Pick<OrderEntry, "OrderKey" | "OrderState" | "TotalCents" | "Copies"> & {
  Lines: PurchaseLineItem[];
};

/** Which orders of a day a page adds up. */
export interface DayWanted {
  day: string;
  /** After this order, the last of the page before; "" for the first page. */
  after: string;
}

import type { StoreClient } from "./amplifyClient";
import type { ManagedProduct } from "./manage";

/** The sales of a day, or of the part of it that a page covers. */
export interface ShopDay {
  day: string;
  orders: number;
  cancelled: number;
  copies: number;
  revenueCents: number;
  ordersByHour: number[];
  sold: { productId: string; title: string; copies: number; revenueCents: number }[];
  nextToken: string | null;
}

/** The admin's daily queries; each throws an Error named by its errorType. */
export const today = {
  day: (admin: StoreClient, day: string, nextToken: string | null = null) =>
    admin.field<ShopDay>(
      `query ($day: AWSDate!, $nextToken: String) { shopDay(day: $day, nextToken: $nextToken) {
        day orders cancelled copies revenueCents ordersByHour
        sold { productId title artist copies revenueCents } nextToken } }`,
      { day, nextToken },
    ),
  lowStock: (admin: StoreClient, limit?: number) =>
    admin.field<Pick<ManagedProduct, "id" | "stock">[]>(
      `query ($limit: Int) { lowStock(limit: $limit) { id title stock offSaleAt } }`,
      { limit },
    ),
};

/** The day (UTC) of a time. */
export function dayOf(milliseconds = Date.now()): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

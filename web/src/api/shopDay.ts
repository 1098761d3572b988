import type * as schema from "../generated/schema";
import type { ManagedProduct } from "./manageOperations";
import { operation, type Operation } from "./operation";

/** Sales of a day. */
export type ShopDay = Omit<schema.ShopDay, "__typename" | "nextToken" | "sold"> & {
  /** Products by number sold, highest first. */
  sold: SoldProduct[];
};

export type SoldProduct = Omit<schema.SoldProduct, "__typename">;

type DayPage = ShopDay & { nextToken: string | null };

const getShopDay = operation<DayPage, { day: string; nextToken: string | null }>(
  `query ShopDay($day: AWSDate!, $nextToken: String) {
    shopDay(day: $day, nextToken: $nextToken) {
      day orders cancelled copies revenueCents ordersByHour
      sold { productId title artist copies revenueCents } nextToken } }`,
);

export const getLowStock = operation<
  Pick<ManagedProduct, "id" | "title" | "artist" | "stock">[],
  { limit: number }
>(`query LowStock($limit: Int) { lowStock(limit: $limit) { id title artist stock } }`);

/** Sends an operation to the store's API as an admin. */
type Ask = <Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

/** The figures of a whole day: the sums over all pages. */
export async function collectDay(ask: Ask, day: string): Promise<ShopDay> {
  const { nextToken, ...first } = await ask(getShopDay, { day, nextToken: null });
  let sum: ShopDay = first;
  let token = nextToken;
  while (token !== null) {
    const page: DayPage = await ask(getShopDay, { day, nextToken: token });
    sum = addDays(sum, page);
    token = page.nextToken;
  }
  const bestFirst = (a: SoldProduct, b: SoldProduct) =>
    b.copies - a.copies || b.revenueCents - a.revenueCents || a.title.localeCompare(b.title);
  return { ...sum, sold: [...sum.sold].sort(bestFirst) };
}

function addDays(a: ShopDay, b: ShopDay): ShopDay {
  const sold = new Map(a.sold.map((one) => [one.productId, { ...one }]));
  for (const one of b.sold) {
    const known = sold.get(one.productId);
    if (known === undefined) sold.set(one.productId, { ...one });
    else {
      known.copies += one.copies;
      known.revenueCents += one.revenueCents;
    }
  }
  return {
    day: a.day,
    orders: a.orders + b.orders,
    cancelled: a.cancelled + b.cancelled,
    copies: a.copies + b.copies,
    revenueCents: a.revenueCents + b.revenueCents,
    ordersByHour: a.ordersByHour.map((count, hour) => count + (b.ordersByHour[hour] ?? 0)),
    sold: [...sold.values()],
  };
}

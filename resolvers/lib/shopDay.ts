import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { QueryShopDayArgs, ShopDay, SoldProduct } from "../generated/schema";
import { checkDay } from "./checkInput";
import { failDataSource } from "./dataSourceError";
import type { DayEntry, DayWanted } from "./dayEntry";
import { expression } from "./expression";
import { fail, failUnavailable } from "./fail";
import type { PurchaseLineItem } from "./items";
import { orderKeyIn, orderTokenHint } from "./orderList";
import type { Stash } from "./stash";

/** Number of orders that a page reads from each shard. */
const perShard = 200;

/**
 * Maximum number of lines that a page adds up: AppSync ends a loop silently after 1,000 iterations.
 */
const mostLines = 900;

/** The page that the arguments ask for; InvalidInput if they are invalid. */
export function checkShopDay({ day, nextToken }: QueryShopDayArgs): DayWanted {
  const after = orderKeyIn(nextToken);
  if (after !== "" && !after.startsWith(checkDay("day", day))) fail("InvalidInput", orderTokenHint);
  return { day: checkDay("day", day), after };
}

/** Queries one shard of the day from the start of the page, oldest first. */
export function queryDay({ dayWanted }: Stash, shard: number): DynamoDBQueryRequest {
  if (dayWanted === undefined) failUnavailable();
  const { day, after } = dayWanted;
  const values = {
    ":shard": `${shard}`,
    // "!" sorts before and "~" after every character that may follow.
    ":from": after === "" ? day : `${after}!`,
    ":to": `${day}~`,
  };
  return {
    operation: "Query",
    index: "ByTime",
    query: expression("OrderShard = :shard AND OrderKey BETWEEN :from AND :to", { values }),
    limit: perShard,
  };
}

interface Shard {
  items: DayEntry[];
  nextToken?: string | null;
}

/** Stores the entries of a shard, and the key up to which it was read. */
export function keepDay(ctx: Context<unknown, Stash, undefined, undefined, Shard>): null {
  if (ctx.error) failDataSource(ctx.error);
  const { items, nextToken } = ctx.result;
  const { stash } = ctx;
  stash.dayOrders = (stash.dayOrders ?? []).concat(items);
  const last = items[items.length - 1];
  if (nextToken !== undefined && nextToken !== null && last !== undefined) {
    const known = stash.dayUntil ?? "~";
    stash.dayUntil = last.OrderKey < known ? last.OrderKey : known;
  }
  return null;
}

/**
 * The figures of a page. It covers the orders up to the key that all shards were read to, as far as
 * the limit of lines allows.
 */
export function shopDayPage({ dayOrders, dayUntil, dayWanted }: Stash): ShopDay {
  if (dayWanted === undefined) failUnavailable();
  const byKey: Record<string, DayEntry> = {};
  for (const entry of dayOrders ?? []) {
    if (entry.OrderKey <= (dayUntil ?? "~")) byKey[entry.OrderKey] = entry;
  }
  const keys = Object.keys(byKey).sort();
  const counted: DayEntry[] = [];
  let lines = 0;
  for (const key of keys) {
    const entry = byKey[key];
    lines += entry?.Lines.length ?? 0;
    if (entry !== undefined && (lines <= mostLines || counted.length === 0)) counted.push(entry);
    // Later orders may have fewer lines, but none after the first omitted one counts.
    else lines += mostLines;
  }
  const more = counted.length < keys.length || dayUntil !== undefined;
  const last = counted[counted.length - 1];
  return {
    ...numbersOf(counted),
    day: dayWanted.day,
    nextToken: more && last !== undefined ? util.base64Encode(last.OrderKey) : null,
  };
}

const hours = "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23".split(" ");

function numbersOf(entries: DayEntry[]): Omit<ShopDay, "day" | "nextToken"> {
  const sold: Record<string, SoldProduct> = {};
  const byHour: Record<string, number> = {};
  let [orders, cancelled, copies, revenueCents] = [0, 0, 0, 0];
  for (const { OrderKey, OrderState, TotalCents, Copies, Lines } of entries) {
    if (OrderState === "CANCELLED") {
      cancelled += 1;
    } else {
      orders += 1;
      copies += Copies;
      revenueCents += TotalCents;
      const hour = OrderKey.slice(11, 13);
      byHour[hour] = (byHour[hour] ?? 0) + 1;
      Lines.forEach((line) => addLine(sold, line));
    }
  }
  return {
    orders,
    cancelled,
    copies,
    revenueCents,
    ordersByHour: hours.map((hour) => byHour[hour] ?? 0),
    sold: Object.values(sold),
  };
}

function addLine(sold: Record<string, SoldProduct>, line: PurchaseLineItem): void {
  const { ProductId, Title, Artist, Quantity, PriceCents } = line;
  const known = sold[ProductId];
  sold[ProductId] = {
    productId: ProductId,
    title: Title,
    artist: Artist,
    copies: (known?.copies ?? 0) + Quantity,
    revenueCents: (known?.revenueCents ?? 0) + Quantity * PriceCents,
  };
}

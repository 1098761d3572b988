import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { QueryOrdersArgs } from "../generated/schema";
import { checkDay, checkWhole } from "./checkInput";
import { failDataSource } from "./dataSourceError";
import { expression } from "./expression";
import { fail, failUnavailable } from "./fail";
import { matchesWhole } from "./matchesWhole";
import type { OrderEntry, OrdersWanted } from "./orderEntry";
import type { Stash } from "./stash";

/** The hint for an invalid page token. */
export const orderTokenHint =
  "nextToken must be one that the page before has given, for the same day.";

/** The orders that the arguments ask for; InvalidInput if they are invalid. */
export function checkOrders(args: QueryOrdersArgs): OrdersWanted {
  const limit = checkWhole("limit", args.limit, 1, 50, 20);
  const day = args.day === undefined || args.day === null ? "" : checkDay("day", args.day);
  const after = orderKeyIn(args.nextToken);
  if (after !== "" && !after.startsWith(day)) fail("InvalidInput", orderTokenHint);
  // "~" sorts after and "0" before every character that follows a day or starts one.
  const to = after === "" ? `${day}~` : after;
  return { state: args.state ?? null, from: day === "" ? "0" : day, to, after, limit };
}

/** Queries one shard of the wanted orders. */
export function queryShard({ ordersWanted }: Stash, shard: number): DynamoDBQueryRequest {
  if (ordersWanted === undefined) failUnavailable();
  const { state, from, to, limit } = ordersWanted;
  const key = state === null ? "OrderShard" : "StateShard";
  return {
    operation: "Query",
    index: state === null ? "ByTime" : "ByState",
    query: expression(`${key} = :shard AND OrderKey BETWEEN :from AND :to`, {
      values: {
        ":shard": state === null ? `${shard}` : `${state}#${shard}`,
        ":from": from,
        ":to": to,
      },
    }),
    scanIndexForward: false,
    // One more than a page shows whether another page follows; one more may be the last of the page
    // before.
    limit: limit + 2,
  };
}

interface Shard {
  items: OrderEntry[];
  nextToken?: string | null;
}

/** Stores the entries of a shard without their lines, which lists do not need. */
export function keepShard(ctx: Context<QueryOrdersArgs, Stash, undefined, undefined, Shard>): null {
  if (ctx.error) failDataSource(ctx.error);
  const { items, nextToken } = ctx.result;
  const { stash } = ctx;
  stash.orders = (stash.orders ?? []).concat(items.map((entry) => ({ ...entry, Lines: [] })));
  const last = items[items.length - 1];
  if (nextToken !== undefined && nextToken !== null && last !== undefined) {
    const known = stash.ordersFrom ?? "";
    stash.ordersFrom = last.OrderKey > known ? last.OrderKey : known;
  }
  return null;
}

/** The newest orders of all shards: one page, and the key after which the next page starts. */
export function pageOfOrders({ orders, ordersFrom, ordersWanted }: Stash): {
  entries: OrderEntry[];
  nextToken: string | null;
} {
  if (ordersWanted === undefined) failUnavailable();
  const { after, limit } = ordersWanted;
  const byKey: Record<string, OrderEntry> = {};
  for (const entry of orders ?? []) {
    const known = ordersFrom === undefined || entry.OrderKey >= ordersFrom;
    if (known && entry.OrderKey !== after) byKey[entry.OrderKey] = entry;
  }
  const keys = Object.keys(byKey).sort().reverse();
  const page = keys.slice(0, limit);
  const last = page[page.length - 1];
  const more = keys.length > limit || ordersFrom !== undefined;
  return {
    entries: page.flatMap((key) => byKey[key] ?? []),
    nextToken: last === undefined || !more ? null : util.base64Encode(last),
  };
}

/** Key of an order: its time begins with a digit, which every range of keys begins with. */
const orderKey = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z#[0-9a-f-]{36}$";

/** The order key that a page token holds; "" for the first page. */
export function orderKeyIn(token: string | null | undefined): string {
  if (token === undefined || token === null) return "";
  const wellFormed = token.length <= 200 && matchesWhole("^[A-Za-z0-9+/]+=*$", token);
  const key = wellFormed ? util.base64Decode(token) : "";
  if (!matchesWhole(orderKey, key)) fail("InvalidInput", orderTokenHint);
  return key;
}

import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { failDataSource } from "./dataSourceError";
import { expression } from "./expression";
import { failUnavailable } from "./fail";
import { enoughCopies } from "./isWanted";
import type { Stash } from "./stash";
import type { StockEntry } from "./stockEntry";

/** Queries one shard of the products on sale with few copies, fewest first. */
export function queryStock({ lowStock }: Stash, shard: number): DynamoDBQueryRequest {
  if (lowStock === undefined) failUnavailable();
  return {
    operation: "Query",
    index: "ByStock",
    query: expression("StockShard = :shard AND Stock < :enough", {
      values: { ":shard": `${shard}`, ":enough": enoughCopies },
    }),
    limit: lowStock.limit,
  };
}

/** Stores the entries of the shard. */
export function keepStock(
  ctx: Context<unknown, Stash, undefined, undefined, { items: StockEntry[] }>,
): null {
  if (ctx.error) failDataSource(ctx.error);
  const { lowStock } = ctx.stash;
  if (lowStock === undefined) failUnavailable();
  const entries = lowStock.entries.concat(ctx.result.items);
  ctx.stash.lowStock = { limit: lowStock.limit, entries };
  return null;
}

/**
 * Ids of the products with the fewest copies, up to the wanted number. Their stock has one digit,
 * so they sort as text.
 */
export function lowestFirst({ lowStock }: Stash): string[] {
  const keys = (lowStock?.entries ?? []).map(({ ProductId, Stock }) => `${Stock} ${ProductId}`);
  return keys
    .sort()
    .slice(0, lowStock?.limit ?? 0)
    .map((key) => key.split(" ")[1] ?? "");
}

import type { Context, DynamoDBQueryRequest, DynamoDBScanRequest } from "@aws-appsync/utils";
import type { ProductPage, QueryProductsArgs } from "./generated/schema";
import { checkPageToken, checkWhole } from "./lib/checkInput";
import { expression } from "./lib/expression";
import { failPage } from "./lib/failPage";
import type { ProductItem } from "./lib/items";
import { productView } from "./lib/productView";

/** The products of one genre by title, through the index, or all products page by page. */
export function request(
  ctx: Context<QueryProductsArgs>,
): DynamoDBQueryRequest | DynamoDBScanRequest {
  const page = {
    limit: checkWhole("limit", ctx.args.limit, 1, 100, 24),
    nextToken: checkPageToken(ctx.args.nextToken),
    filter: expression("attribute_not_exists(OffSaleAt)"),
  };
  const genre = ctx.args.genre;
  if (genre === undefined || genre === null) return { operation: "Scan", ...page };
  return {
    operation: "Query",
    index: "ByGenre",
    query: expression("Genre = :genre", { values: { ":genre": genre } }),
    ...page,
  };
}

/** One page of products. */
export function response(
  ctx: Context<
    QueryProductsArgs,
    object,
    undefined,
    undefined,
    { items: ProductItem[]; nextToken?: string | null }
  >,
): ProductPage {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  const { items, nextToken } = ctx.result;
  return { items: items.map((item) => productView(item)), nextToken: nextToken ?? null };
}

import type { StoreTables } from "../data/tables";

/** Names of the store's tables in StoreTables. */
export type TableName = keyof Pick<
  StoreTables,
  "products" | "carts" | "purchases" | "sessions" | "shelves" | "history"
>;

/** The actions that a data source may use on a table and on its queried indexes. */
export interface Grant {
  readonly table: TableName;
  /** Without the prefix "dynamodb:". The actions of a transaction are granted individually. */
  readonly actions: readonly string[];
  /** Queried indexes; the grant on them is Query only. */
  readonly indexes?: readonly string[];
}

/**
 * The DynamoDB data sources, each with exactly the actions that its functions in
 * infra/api/pipelines.ts use. An operation that names no table uses the first table. GetItem
 * is granted with each conditional single write: AppSync reads the item when a condition fails
 * (docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html).
 */
export const dataSourceGrants = {
  firstRead: [
    { table: "sessions", actions: ["BatchGetItem"] },
    { table: "carts", actions: ["BatchGetItem"] },
    { table: "products", actions: ["BatchGetItem"] },
    { table: "purchases", actions: ["BatchGetItem"] },
    { table: "history", actions: ["BatchGetItem"] },
  ],
  sessions: [
    { table: "sessions", actions: ["BatchGetItem", "GetItem", "PutItem", "UpdateItem"] },
    // deleteAccount also deletes the list of saved products.
    { table: "carts", actions: ["DeleteItem"] },
  ],
  carts: [{ table: "carts", actions: ["BatchGetItem", "GetItem", "PutItem", "UpdateItem"] }],
  catalogue: [
    { table: "products", actions: ["BatchGetItem", "GetItem", "Scan"], indexes: ["ByGenre"] },
  ],
  search: [
    {
      table: "shelves",
      actions: ["BatchGetItem"],
      indexes: ["ByTitle", "ByPrice", "ByNewest"],
    },
    { table: "products", actions: ["BatchGetItem"] },
  ],
  stock: [{ table: "products", actions: ["BatchGetItem"], indexes: ["ByStock"] }],
  productAdmin: [
    { table: "products", actions: ["DeleteItem", "UpdateItem"] },
    { table: "shelves", actions: ["DeleteItem", "PutItem"] },
    { table: "history", actions: ["PutItem"] },
  ],
  people: [
    { table: "sessions", actions: ["UpdateItem"] },
    { table: "history", actions: ["PutItem"] },
  ],
  history: [{ table: "history", actions: ["Query"] }],
  checkout: [
    { table: "purchases", actions: ["GetItem", "PutItem"] },
    { table: "carts", actions: ["UpdateItem"] },
    { table: "products", actions: ["UpdateItem"] },
  ],
  purchases: [
    { table: "purchases", actions: ["GetItem", "UpdateItem"], indexes: ["ByPurchasedAt"] },
  ],
  orderLists: [{ table: "purchases", actions: ["Scan"], indexes: ["ByTime", "ByState"] }],
  orderAdmin: [
    { table: "purchases", actions: ["UpdateItem"] },
    { table: "products", actions: ["UpdateItem"] },
    { table: "history", actions: ["PutItem"] },
  ],
} as const satisfies Record<string, readonly [Grant, ...Grant[]]>;

/** A DynamoDB data source. */
export type TableSourceName = keyof typeof dataSourceGrants;

/** A data source of the API. */
export type DataSourceName = TableSourceName | "userPool" | "userPoolAdmin" | "mail";

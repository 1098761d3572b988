import type { StoreTables } from "../data/tables";

/** The store's tables, by their names in StoreTables. */
export type TableName = keyof Pick<
  StoreTables,
  "products" | "carts" | "purchases" | "sessions" | "shelves" | "history"
>;

/** What a data source may do: actions on a table, and on those of its indexes that are queried. */
export interface Grant {
  readonly table: TableName;
  /** Without their "dynamodb:"; those of a transaction are granted one by one. */
  readonly actions: readonly string[];
  /** Queried indexes: only Query is granted on them. */
  readonly indexes?: readonly string[];
}

/**
 * The DynamoDB data sources, each with exactly the actions that the resolvers of infra/api/resolverWiring.ts use.
 * The first table is the one that operations naming none work on. GetItem stands beside each conditional single write:
 * AppSync reads the item when a condition has failed
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
    // With the account, what its owner has saved for later goes.
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

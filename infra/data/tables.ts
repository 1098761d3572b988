import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface StoreTablesArgs {
  /** "owned" by AWS (the default), "managed" by AWS for this account, or the ARN of a KMS key. */
  tableKey?: string;
  /** Protects the tables from deletion and keeps 35 days of backups. */
  production: boolean;
}

/** DynamoDB deletes an item after the time in this attribute, in epoch seconds. */
const EXPIRES = { enabled: true, attributeName: "ExpiresAt" };

/**
 * The store's tables, on demand and encrypted. Resolvers treat an item past its ExpiresAt as
 * absent: DynamoDB deletes expired items only days later
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html).
 */
export class StoreTables extends pulumi.ComponentResource {
  public readonly products: aws.dynamodb.Table;
  public readonly carts: aws.dynamodb.Table;
  public readonly purchases: aws.dynamodb.Table;
  public readonly sessions: aws.dynamodb.Table;
  public readonly shelves: aws.dynamodb.Table;
  public readonly history: aws.dynamodb.Table;

  constructor(name: string, args: StoreTablesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreTables", name, {}, opts);
    // A new name would replace a table and lose its items.
    const ignoreChanges = ["name"];
    const childOpts = { parent: this, protect: args.production, ignoreChanges };
    this.products = createProducts(`${name}-products`, args, childOpts);
    this.carts = createCarts(`${name}-carts`, args, childOpts);
    this.purchases = createPurchases(`${name}-purchases`, args, childOpts);
    this.sessions = createSessions(`${name}-sessions`, args, childOpts);
    this.shelves = createShelves(`${name}-shelves`, args, childOpts);
    this.history = createHistory(`${name}-history`, args, childOpts);
    this.registerOutputs({
      products: this.products.name,
      carts: this.carts.name,
      purchases: this.purchases.name,
      sessions: this.sessions.name,
      shelves: this.shelves.name,
      history: this.history.name,
    });
  }
}

function createProducts(name: string, args: StoreTablesArgs, opts: pulumi.CustomResourceOptions) {
  return createTable(name, args, opts, {
    attributes: [
      ...strings("ProductId", "Genre", "Title", "StockShard"),
      { name: "Stock", type: "N" },
    ],
    hashKey: "ProductId",
    globalSecondaryIndexes: [
      globalIndex("ByGenre", "Genre", "Title"),
      globalIndex("ByStock", "StockShard", "Stock", []),
    ],
  });
}

function createCarts(name: string, args: StoreTablesArgs, opts: pulumi.CustomResourceOptions) {
  return createTable(name, args, opts, {
    attributes: strings("OwnerId"),
    hashKey: "OwnerId",
    ttl: EXPIRES,
  });
}

/** Key attributes of the indexes that list orders: docs/data.md. */
const orderKeys = ["OrderShard", "StateShard", "OrderKey"];

/** Attributes that a list of orders shows, besides the keys. */
const listed = ["OrderState", "TotalCents", "Copies", "Email"];

function createPurchases(name: string, args: StoreTablesArgs, opts: pulumi.CustomResourceOptions) {
  return createTable(name, args, opts, {
    attributes: strings("UserId", "PurchaseId", "PurchasedAt", ...orderKeys),
    hashKey: "UserId",
    rangeKey: "PurchaseId",
    // A local index, because only local indexes support consistent reads.
    localSecondaryIndexes: [
      { name: "ByPurchasedAt", rangeKey: "PurchasedAt", projectionType: "ALL" },
    ],
    // Without the attributes that mails change: recording a mail's outcome then writes to no index.
    globalSecondaryIndexes: [
      globalIndex("ByTime", "OrderShard", "OrderKey", [...listed, "Lines"]),
      globalIndex("ByState", "StateShard", "OrderKey", listed),
    ],
  });
}

function createSessions(name: string, args: StoreTablesArgs, opts: pulumi.CustomResourceOptions) {
  return createTable(name, args, opts, {
    attributes: strings("OwnerId", "SessionId"),
    hashKey: "OwnerId",
    rangeKey: "SessionId",
    ttl: EXPIRES,
  });
}

/** The table that searches read: docs/data.md. */
function createShelves(name: string, args: StoreTablesArgs, opts: pulumi.CustomResourceOptions) {
  const sortKeys = ["TitleKey", "PriceKey", "NewestKey"];
  return createTable(name, args, opts, {
    attributes: strings("Shelf", "ProductId", ...sortKeys),
    hashKey: "Shelf",
    rangeKey: "ProductId",
    localSecondaryIndexes: sortKeys.map((rangeKey) => ({
      name: `By${rangeKey.replace("Key", "")}`,
      rangeKey,
      projectionType: "INCLUDE",
      nonKeyAttributes: ["Words", "Genre", "OffSale"],
    })),
  });
}

/** The history of admins' changes, kept for a year. */
function createHistory(name: string, args: StoreTablesArgs, opts: pulumi.CustomResourceOptions) {
  return createTable(name, args, opts, {
    attributes: strings("Subject", "At"),
    hashKey: "Subject",
    rangeKey: "At",
    ttl: EXPIRES,
  });
}

function createTable(
  name: string,
  { production, tableKey = "owned" }: StoreTablesArgs,
  opts: pulumi.CustomResourceOptions,
  shape: aws.dynamodb.TableArgs,
): aws.dynamodb.Table {
  const args: aws.dynamodb.TableArgs = {
    billingMode: "PAY_PER_REQUEST",
    serverSideEncryption: encryption(tableKey),
    pointInTimeRecovery: { enabled: production },
    deletionProtectionEnabled: production,
    ...shape,
  };
  return new aws.dynamodb.Table(name, args, opts);
}

/**
 * The encryption of a table. A key that AWS owns is free; AWS charges for requests to any other key
 * (docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSESpecification.html).
 */
function encryption(tableKey: string): aws.types.input.dynamodb.TableServerSideEncryption {
  if (tableKey === "owned") return { enabled: false };
  return { enabled: true, ...(tableKey !== "managed" && { kmsKeyArn: tableKey }) };
}

/** A global index with these keys. It projects the attributes named here, or all if omitted. */
function globalIndex(
  name: string,
  hash: string,
  range: string,
  nonKeyAttributes?: string[],
): aws.types.input.dynamodb.TableGlobalSecondaryIndex {
  const keySchemas = [
    { attributeName: hash, keyType: "HASH" },
    { attributeName: range, keyType: "RANGE" },
  ];
  if (nonKeyAttributes === undefined) return { name, keySchemas, projectionType: "ALL" };
  if (nonKeyAttributes.length === 0) return { name, keySchemas, projectionType: "KEYS_ONLY" };
  return { name, keySchemas, projectionType: "INCLUDE", nonKeyAttributes };
}

function strings(...names: string[]): aws.types.input.dynamodb.TableAttribute[] {
  return names.map((name) => ({ name, type: "S" }));
}

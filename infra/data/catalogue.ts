import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { stockShard } from "../../resolvers/lib/stockShard";
import { readProducts } from "./readProducts";
import type { SampleProduct } from "./readProducts";

export interface CatalogueArgs {
  /** If false, the catalogue starts empty. */
  enabled: boolean;
  products: aws.dynamodb.Table;
}

/** The sample catalogue: products that are put into the Products table once. */
export class Catalogue extends pulumi.ComponentResource {
  constructor(name: string, args: CatalogueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:Catalogue", name, {}, opts);
    const records = args.enabled ? readProducts() : [];
    for (const record of records) {
      createItem(`${name}-${record.id}`, record, args.products, {
        parent: this,
        // Purchases and admins change the items; a later deployment must not undo that.
        ignoreChanges: ["item"],
        // Disabling the sample must not delete products on sale. (When enabled again, AWS rejects
        // items that still exist.)
        retainOnDelete: true,
      });
    }
    this.registerOutputs({});
  }
}

function createItem(
  name: string,
  record: SampleProduct,
  products: aws.dynamodb.Table,
  opts: pulumi.CustomResourceOptions,
) {
  const item = JSON.stringify(toItem(record));
  return new aws.dynamodb.TableItem(
    name,
    { tableName: products.name, hashKey: "ProductId", item },
    opts,
  );
}

/** The product in DynamoDB's attribute notation, which TableItem requires. */
function toItem(record: SampleProduct) {
  return {
    ProductId: { S: record.id },
    Title: { S: record.title },
    Artist: { S: record.artist },
    Year: { N: String(record.year) },
    Genre: { S: record.genre },
    Tracks: { L: record.tracks.map((track) => ({ S: track })) },
    PriceCents: { N: String(record.priceCents) },
    Stock: { N: String(record.stock) },
    StockShard: { S: stockShard(record.id) },
    Image: { S: `/covers/${record.id}.svg` },
  };
}

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
    const sample = args.enabled ? readProducts() : [];
    for (const product of sample) {
      createItem(`${name}-${product.id}`, product, args.products, {
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
  product: SampleProduct,
  products: aws.dynamodb.Table,
  opts: pulumi.CustomResourceOptions,
) {
  const item = JSON.stringify(toItem(product));
  return new aws.dynamodb.TableItem(
    name,
    { tableName: products.name, hashKey: "ProductId", item },
    opts,
  );
}

/** The product in DynamoDB's attribute notation, which TableItem requires. */
function toItem(product: SampleProduct) {
  return {
    ProductId: { S: product.id },
    Title: { S: product.title },
    Artist: { S: product.artist },
    Year: { N: String(product.year) },
    Genre: { S: product.genre },
    Tracks: { L: product.tracks.map((track) => ({ S: track })) },
    PriceCents: { N: String(product.priceCents) },
    Stock: { N: String(product.stock) },
    StockShard: { S: stockShard(product.id) },
    Image: { S: `/covers/${product.id}.svg` },
  };
}

import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { stockShard } from "../../resolvers/lib/stockShard";
import { readRecords } from "./readRecords";
import type { SampleRecord } from "./readRecords";

export interface CatalogueArgs {
  /** False: the store starts with an empty catalogue. */
  enabled: boolean;
  products: aws.dynamodb.Table;
}

/** The sample catalogue: records that are put into the Products table once. */
export class Catalogue extends pulumi.ComponentResource {
  constructor(name: string, args: CatalogueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:Catalogue", name, {}, opts);
    const records = args.enabled ? readRecords() : [];
    for (const record of records) {
      createItem(`${name}-${record.id}`, record, args.products, {
        parent: this,
        // Purchases and administrators change what was put; a later deployment must not undo it.
        ignoreChanges: ["item"],
        // Nor must it take away what is on sale, with its stock. (Turned on again, AWS refuses to put what is still there.)
        retainOnDelete: true,
      });
    }
    this.registerOutputs({});
  }
}

function createItem(
  name: string,
  record: SampleRecord,
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

/** The record in DynamoDB's own notation, which TableItem asks for. */
function toItem(record: SampleRecord) {
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

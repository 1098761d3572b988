import { expect } from "chai";
import * as aws from "@pulumi/aws";
import { Catalogue } from "../../../infra/data/catalogue";
import { readProducts } from "../../../infra/data/readProducts";
import { evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

const evaluate = (enabled: boolean): Promise<Graph> =>
  evaluateGraph({}, () => {
    new Catalogue("jukebox", { enabled, products: new aws.dynamodb.Table("products", {}) });
  });

describe("Catalogue", () => {
  it("puts each product once and does not change it afterwards", async () => {
    const items = (await evaluate(true)).all("aws:dynamodb/tableItem:TableItem");
    expect(items.length).to.be.at.least(40);
    expect(items.map(({ name }) => name)).to.deep.equal(
      readProducts().map(({ id }) => `jukebox-${id}`),
    );
    for (const item of items) {
      expect(item.ignoreChanges, item.name).to.deep.equal(["item"]);
      expect(item.retainOnDelete, item.name).to.equal(true);
      expect(item.inputs, item.name).to.deep.include({
        tableName: "products",
        hashKey: "ProductId",
      });
    }
  });

  it("writes a product in DynamoDB's attribute notation", async () => {
    const [product] = readProducts();
    const [item] = (await evaluate(true)).all("aws:dynamodb/tableItem:TableItem");
    if (!product || !item) throw new Error("the catalogue is empty");
    expect(JSON.parse(item.inputs.item)).to.deep.equal({
      ProductId: { S: product.id },
      Title: { S: product.title },
      Artist: { S: product.artist },
      Year: { N: String(product.year) },
      Genre: { S: product.genre },
      Tracks: { L: product.tracks.map((track) => ({ S: track })) },
      PriceCents: { N: String(product.priceCents) },
      Stock: { N: String(product.stock) },
      StockShard: { S: "1" },
      Image: { S: `/covers/${product.id}.svg` },
    });
  });

  it("puts nothing if it is disabled", async () => {
    expect((await evaluate(false)).all("aws:dynamodb/tableItem:TableItem")).to.deep.equal([]);
  });
});

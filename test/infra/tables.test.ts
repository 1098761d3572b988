import { expect } from "chai";
import { StoreTables } from "../../infra/tables";
import { evaluateGraph } from "./support/evaluateGraph";
import type { Graph } from "./support/evaluateGraph";

const evaluate = (production: boolean): Promise<Graph> =>
  evaluateGraph({}, () => void new StoreTables("jukebox", { production }));

const strings = (...names: string[]) => names.map((name) => ({ name, type: "S" }));

describe("StoreTables", () => {
  const common = {
    billingMode: "PAY_PER_REQUEST",
    serverSideEncryption: { enabled: true },
    pointInTimeRecovery: { enabled: false },
    deletionProtectionEnabled: false,
  };
  const ttl = { enabled: true, attributeName: "ExpiresAt" };

  it("declares the four tables, on demand and encrypted", async () => {
    const tables = (await evaluate(false)).all("aws:dynamodb/table:Table");
    expect(Object.fromEntries(tables.map(({ name, inputs }) => [name, inputs]))).to.deep.equal({
      "jukebox-products": {
        ...common,
        attributes: strings("ProductId", "Genre", "Title"),
        hashKey: "ProductId",
        globalSecondaryIndexes: [
          {
            name: "ByGenre",
            keySchemas: [
              { attributeName: "Genre", keyType: "HASH" },
              { attributeName: "Title", keyType: "RANGE" },
            ],
            projectionType: "ALL",
          },
        ],
      },
      "jukebox-carts": { ...common, attributes: strings("OwnerId"), hashKey: "OwnerId", ttl },
      "jukebox-purchases": {
        ...common,
        attributes: strings("UserId", "PurchaseId", "PurchasedAt"),
        hashKey: "UserId",
        rangeKey: "PurchaseId",
        localSecondaryIndexes: [
          { name: "ByPurchasedAt", rangeKey: "PurchasedAt", projectionType: "ALL" },
        ],
      },
      "jukebox-sessions": {
        ...common,
        attributes: strings("OwnerId", "SessionId"),
        hashKey: "OwnerId",
        rangeKey: "SessionId",
        ttl,
      },
    });
    expect(tables.every(({ protect }) => !protect)).to.equal(true);
  });

  it("protects every table in production", async () => {
    for (const table of (await evaluate(true)).all("aws:dynamodb/table:Table")) {
      expect(table.inputs, table.name).to.deep.include({
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: true,
      });
      expect(table.protect, table.name).to.equal(true);
    }
  });
});

import { expect } from "chai";
import { StoreTables } from "../../../infra/data/tables";
import { evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

const evaluate = (production: boolean): Promise<Graph> =>
  evaluateGraph({}, () => void new StoreTables("jukebox", { production }));

const strings = (...names: string[]) => names.map((name) => ({ name, type: "S" }));

describe("StoreTables", () => {
  const common = {
    billingMode: "PAY_PER_REQUEST",
    serverSideEncryption: { enabled: false },
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

  it("encrypts with a key of AWS's that is free, one that AWS manages, or one of the operator's", async () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    for (const [tableKey, serverSideEncryption] of [
      ["owned", { enabled: false }],
      ["managed", { enabled: true }],
      [kmsKeyArn, { enabled: true, kmsKeyArn }],
    ] as const) {
      const graph = await evaluateGraph({}, () => {
        new StoreTables("jukebox", { production: false, tableKey });
      });
      for (const { name, inputs } of graph.all("aws:dynamodb/table:Table")) {
        expect(inputs.serverSideEncryption, name).to.deep.equal(serverSideEncryption);
      }
    }
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

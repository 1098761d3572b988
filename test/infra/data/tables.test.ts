import { expect } from "chai";
import { StoreTables } from "../../../infra/data/tables";
import { evaluateGraph } from "../support/evaluateGraph";

const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

// test/infra/snapshots and wholeGraph.test.ts cover keys, indexes and protection.
describe("StoreTables", () => {
  for (const [tableKey, serverSideEncryption] of [
    ["owned", { enabled: false }],
    ["managed", { enabled: true }],
    [kmsKeyArn, { enabled: true, kmsKeyArn }],
  ] as const) {
    it(`encrypts every table with the key "${tableKey}"`, async () => {
      const graph = await evaluateGraph({}, () => {
        new StoreTables("jukebox", { production: false, tableKey });
      });
      const tables = graph.all("aws:dynamodb/table:Table");
      expect(tables.map(({ name, inputs }) => [name, inputs.serverSideEncryption])).to.deep.equal(
        ["products", "carts", "purchases", "sessions", "shelves", "history"].map((table) => [
          `jukebox-${table}`,
          serverSideEncryption,
        ]),
      );
    });
  }
});

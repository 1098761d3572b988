import { expect } from "chai";
import { bundleResolvers } from "../../../infra/api/bundleResolvers";
import { dataSourceGrants } from "../../../infra/api/dataSourceGrants";
import { storeConstants } from "../../../infra/api/storeConstants";
import { tableOperations } from "../../../infra/api/tableOperations";
import { checkSettings } from "../../../infra/settings/checkSettings";
import { defaultSettings } from "../support/evaluateGraph";

describe("tableOperations", () => {
  const code = bundleResolvers(storeConstants(checkSettings(defaultSettings())));

  it("covers every table, with at most as many operations as one CloudWatch alarm can watch", () => {
    const found = tableOperations(code);
    expect(found).to.have.all.keys(
      "products",
      "carts",
      "purchases",
      "sessions",
      "shelves",
      "history",
    );
    for (const operations of Object.values(found)) {
      expect(operations).to.have.length.within(1, 9); // one of the 10 metrics is the sum
    }
  });

  it("follows the code if a function sends another operation to its allowed tables", () => {
    const other = 'return { operation: "Scan" };';
    const changed = { ...code, functions: { ...code.functions, rereadCart: other } };
    expect(tableOperations(changed).carts).not.to.include("Scan"); // not granted
    const query = 'return { operation: "Query" };';
    const removed = { ...code, functions: { ...code.functions, scanPurchases: query } };
    expect(tableOperations(code).purchases).to.include("Scan");
    expect(tableOperations(removed).purchases).not.to.include("Scan");
  });

  it("counts the read that AppSync makes when a condition fails", () => {
    const { purchases } = dataSourceGrants;
    expect(purchases[0].actions).to.include("GetItem");
    expect(tableOperations(code).purchases).to.include("GetItem");
  });

  it("names code without an operation", () => {
    const silent = { ...code, functions: { ...code.functions, changeCart: "return {};" } };
    expect(() => tableOperations(silent)).to.throw('No DynamoDB operation found in "changeCart".');
  });
});

import { expect } from "chai";
import { sentOperations } from "../../../infra/api/sentOperations";

describe("sentOperations", () => {
  it("finds the operation of each request, without duplicates", () => {
    const code = `
      function request() {
        const page = { limit: 1 };
        if (page.limit > 1) return { operation: "Scan", ...page };
        return { operation: "Query", query: { expression: "a = :a" }, key: { table: 1 } };
      }
      const again = { operation: "Scan" };`;
    expect(sentOperations(code)).to.deep.equal(["Query", "Scan"]);
  });

  it("skips the items of transactions, which name their tables", () => {
    const code = `
      const put = { table: "t", operation: "PutItem", key: toKey({ id: 1 }) };
      const update = {
        operation: "UpdateItem",
        update: { expression: "SET a = 1" },
        table: name,
      };
      return { operation: "TransactWriteItems", transactItems: [put, update, { table: "t", operation: "ConditionCheck" }] };`;
    expect(sentOperations(code)).to.deep.equal(["TransactWriteItems"]);
  });

  it("finds a single write next to a transaction, and the transaction itself", () => {
    const code = `
      if (one) return { operation: "UpdateItem", key: { a: 1 } };
      return { operation: "TransactGetItems", transactItems: keys.map((key) => ({ table: "t", key })) };`;
    expect(sentOperations(code)).to.deep.equal(["TransactGetItems", "UpdateItem"]);
  });

  it("finds nothing in code without requests", () => {
    expect(sentOperations("return { payload: 1 };")).to.deep.equal([]);
  });
});

import { expect } from "chai";
import { batch, caller, evaluate, nowSeconds, sessionItem } from "./support/resolverCode";

const importId = "0a".repeat(32);
const input = {
  id: "blue-train",
  title: "Blue Train",
  artist: "John Coltrane",
  year: 1958,
  genre: "JAZZ",
  tracks: ["Blue Train"],
  priceCents: 1999,
};
const held = {
  ProductId: "blue-train",
  Title: "Blue Train",
  Artist: "John Coltrane",
  Year: 1958,
  Genre: "JAZZ",
  Tracks: ["Blue Train"],
  PriceCents: 1999,
  Stock: 5,
  Image: "/covers/blue-train.svg",
  Version: 3,
  AddedAt: "2026-01-01T00:00:00Z",
  Listed: 1,
};
type Changes = Record<string, unknown>;

/** The request of a call, for the product as read. */
function write(args: Changes, managed: object | undefined, stash: Changes = {}) {
  const call = evaluate("Mutation.applyProductLine", "request", {
    arguments: { importId, line: 7, input, ...args },
  });
  if (call.error !== undefined) return call;
  return evaluate("writeProduct", "request", {
    stash: { ...call.stash, caller, managed, ...stash },
  });
}
const writesOf = (result: unknown) =>
  (result as any).transactItems.map(({ table, operation }: any) => `${operation} ${table}`);
const outcome = (...args: Parameters<typeof write>) => {
  const { earlyReturn, error } = write(...args);
  return error?.type ?? (earlyReturn === undefined ? "written" : "skipped");
};

describe("applyProductLine", () => {
  it("reads the mark of its line with the session and the product", () => {
    const { stash } = evaluate("Mutation.applyProductLine", "request", {
      arguments: { importId, line: 7, input },
    });
    expect(stash.wanted).to.deep.equal({
      productId: "blue-train",
      importedLine: { importId, line: 7 },
    });
    const { result } = evaluate("checkSession", "request", {
      stash,
      identity: {
        sub: "sub-1",
        claims: { token_use: "access", origin_jti: "x", auth_time: 1, exp: 2 },
      } as never,
    });
    expect((result as any).tables.History.keys).to.deep.equal([
      { Subject: { S: `import#${importId}` }, At: { S: "0000007" } },
    ]);
  });

  it("writes product, history and mark in one transaction, if there is no mark yet", () => {
    const { result } = write(
      { expectedVersion: 3, copies: -2, input: { ...input, year: 1957 } },
      held,
    );
    expect(writesOf(result)).to.deep.equal([
      "UpdateItem Products",
      "PutItem History",
      "PutItem History",
      "PutItem History",
    ]);
    const [product, changed, stock, mark] = (result as any).transactItems;
    expect(product.update.expression).to.contain(
      "#Stock = if_not_exists(#Stock, :Stock) + :copies",
    );
    expect(product.update.expressionValues).to.deep.include({
      ":copies": { N: -2 },
      ":Version": { N: 4 },
    });
    expect(product.condition.expression).to.equal("Version = :seen AND Stock >= :bound");
    expect(product.condition.expressionValues).to.deep.equal({
      ":seen": { N: 3 },
      ":bound": { N: 2 },
    });
    expect(changed.attributeValues.Details.S).to.contain('"year"');
    expect(stock.attributeValues.Kind).to.deep.equal({ S: "STOCK" });
    expect(JSON.parse(stock.attributeValues.Details.S)).to.deep.equal({
      copies: -2,
      reason: "OTHER",
      note: "Import, line 7",
    });
    expect(mark.key).to.deep.equal({
      Subject: { S: `import#${importId}` },
      At: { S: "0000007" },
    });
    expect(mark.condition.expression).to.equal(
      "attribute_not_exists(Subject) OR ExpiresAt <= :now",
    );
    expect(mark.attributeValues.ExpiresAt.N - nowSeconds()).to.be.closeTo(30 * 86_400, 5);
  });

  it("keeps the version if only copies arrive, which is no edit", () => {
    const { result } = write({ expectedVersion: 3, copies: 4 }, held);
    const [product] = (result as any).transactItems;
    expect(product.update.expressionValues[":Version"]).to.deep.equal({ N: 3 });
    expect(product.condition.expression).to.equal("Version = :seen AND Stock <= :bound");
  });

  it("creates with its copies, under the condition that there is none", () => {
    const { result } = write({ copies: 4 }, undefined);
    const [product] = (result as any).transactItems;
    expect(product.condition.expression).to.equal("attribute_not_exists(ProductId)");
    expect(product.update.expressionValues).to.deep.include({ ":copies": { N: 4 } });
    expect((result as any).transactItems.length).to.be.at.most(100);
    expect(writesOf(result)).to.include("PutItem Shelves");
  });

  it("writes nothing for a line that was applied, or that changes nothing", () => {
    const mark = { importedLine: { Line: 7 } };
    expect(outcome({ expectedVersion: 3, copies: 4 }, { ...held, Version: 9 }, mark)).to.equal(
      "skipped",
    );
    expect(outcome({}, undefined, mark)).to.equal("skipped");
    expect(outcome({ expectedVersion: 3 }, held)).to.equal("skipped");
    const response = evaluate("Mutation.applyProductLine", "response", { stash: {} });
    expect(response.result ?? null).to.equal(null);
  });

  it("ignores a mark older than a month", () => {
    const readMark = (ExpiresAt: number) =>
      evaluate("checkSession", "response", {
        stash: { caller, wanted: {} },
        result: batch({ Sessions: [sessionItem()], History: [{ Line: 7, ExpiresAt }] }),
      }).stash.importedLine ?? null;
    expect(readMark(nowSeconds() + 60)).not.to.equal(null);
    expect(readMark(nowSeconds() - 60)).to.equal(null);
  });

  it("rejects a product that differs from the compared one, and impossible stocks", () => {
    expect(outcome({}, held)).to.equal("ProductExists");
    expect(outcome({ expectedVersion: 3 }, undefined)).to.equal("ProductNotFound");
    expect(outcome({ expectedVersion: 2 }, held)).to.equal("ProductChanged");
    expect(outcome({ expectedVersion: 3, copies: -6 }, held)).to.equal("SoldOut");
    expect(outcome({ expectedVersion: 3, copies: 1_000_000 }, held)).to.equal("InvalidInput");
    for (const args of [
      { importId: "0A".repeat(32) },
      { importId: "0a" },
      { line: 0 },
      { line: 10_000_000 },
      { copies: -1 },
      { copies: 1_000_001 },
      { expectedVersion: -1 },
      { input: { ...input, stock: 1 } },
    ])
      expect(outcome(args, undefined), JSON.stringify(args)).to.equal("InvalidInput");
  });

  it("distinguishes races: the same line, a sale of the last copies, another edit", () => {
    const respond = (first: object, last: object, edit: object) =>
      evaluate("writeProduct", "response", {
        stash: { caller, managed: held, edit },
        result: { cancellationReasons: [first, { type: "None" }, last] },
        error: { type: "DynamoDB:TransactionCanceledException", message: "" },
      }).error?.type;
    const failed = (item?: object) => ({ type: "ConditionalCheckFailed", item });
    const none = { type: "None" };
    const line = { importId, line: 7 };
    const change = { kind: "line", line, copies: -5, expectedVersion: 3 };
    expect(respond(failed({ ...held, Version: 4 }), failed(), change)).to.equal("TryAgain");
    expect(respond(failed({ ...held, Stock: 2 }), none, change)).to.equal("SoldOut");
    expect(respond(failed({ ...held, Version: 4 }), none, change)).to.equal("ProductChanged");
    expect(respond(failed(held), none, { kind: "line", line, copies: 0 })).to.equal(
      "ProductExists",
    );
    expect(respond({ type: "TransactionConflict" }, none, change)).to.equal("TryAgain");
  });
});

import { expect } from "chai";
import { evaluate } from "./support/resolverCode";

const key = (at: number, digit = "0") =>
  `2026-11-29T10:00:00.${String(at).padStart(3, "0")}Z#${digit}4444444-4444-4444-8444-444444444444`;
const entry = (OrderKey: string) => ({
  UserId: "u",
  PurchaseId: OrderKey.split("#")[1],
  OrderKey,
  OrderState: "NEW",
  TotalCents: 1,
  Copies: 1,
  Lines: [{}],
});
const token = (text: string) => Buffer.from(text).toString("base64");

/** The stash of a field with these arguments. */
const wanted = (args: Record<string, unknown>) =>
  evaluate("Query.orders", "request", { arguments: args });

/** The page from the entries of four shards. */
function page(args: Record<string, unknown>, shards: string[][], cut: number[] = []) {
  let { stash } = wanted(args);
  shards.forEach((keys, shard) => {
    const result = { items: keys.map(entry), nextToken: cut.includes(shard) ? "more" : null };
    stash = evaluate(`listOrders${shard}`, "response", { stash, result }).stash;
  });
  const { items, nextToken } = evaluate("Query.orders", "response", { stash }).result as any;
  const ids = items.map(({ purchasedAt }: any) => Number(purchasedAt.slice(-4, -1)));
  return [ids, nextToken === null ? null : Buffer.from(nextToken, "base64").toString()];
}

describe("orders", () => {
  it("queries each shard by time or by state", () => {
    const asked = (args: Record<string, unknown>, shard: number) => {
      const { stash } = wanted(args);
      const { index, query, limit } = evaluate(`listOrders${shard}`, "request", { stash })
        .result as any;
      return [index, query.expression, ...Object.values<any>(query.expressionValues), limit].map(
        (value) => value.S ?? value,
      );
    };
    expect(asked({}, 0)).to.deep.equal([
      "ByTime",
      "OrderShard = :shard AND OrderKey BETWEEN :from AND :to",
      "0",
      "0",
      "~",
      22,
    ]);
    const after = key(5);
    const args = { state: "NEW", day: "2026-11-29", limit: 3, nextToken: token(after) };
    expect(asked(args, 3)).to.deep.equal([
      "ByState",
      "StateShard = :shard AND OrderKey BETWEEN :from AND :to",
      "NEW#3",
      "2026-11-29",
      after,
      5,
    ]);
  });

  it("merges the shards by time, and returns where the next page starts", () => {
    const shards = [[key(9), key(4)], [key(8)], [], [key(7), key(6), key(5)]];
    expect(page({ limit: 4 }, shards)).to.deep.equal([[9, 8, 7, 6], key(6)]);
    expect(page({ limit: 6 }, shards)).to.deep.equal([[9, 8, 7, 6, 5, 4], null]);
    const rest = [[key(4)], [], [], [key(6), key(5)]];
    expect(page({ limit: 4, nextToken: token(key(6)) }, rest)).to.deep.equal([[5, 4], null]);
    expect(page({}, [[], [], [], []])).to.deep.equal([[], null]);
  });

  it("shows each of two orders of one millisecond once", () => {
    const shards = [[key(5, "0")], [key(5, "1")], [], []];
    expect(page({ limit: 1 }, shards)).to.deep.equal([[5], key(5, "1")]);
    expect(page({ limit: 1, nextToken: token(key(5, "1")) }, shards)).to.deep.equal([[5], null]);
  });

  it("shows nothing older than the end of a truncated shard: a response of DynamoDB ends at 1 MB", () => {
    const shards = [[key(9), key(7)], [key(8), key(3)], [], [key(2)]];
    expect(page({ limit: 4 }, shards, [0])).to.deep.equal([[9, 8, 7], key(7)]);
  });
});

describe("upgradePurchases", () => {
  const old = {
    UserId: "u",
    PurchaseId: "74444444-4444-4444-8444-444444444444",
    PurchasedAt: "2025-01-01T00:00:00.000Z",
    Lines: [{ Quantity: 2 }, { Quantity: 3 }],
  };

  it("sets the keys of old purchases, and keeps what a step has written meanwhile", () => {
    const { result } = evaluate("keyPurchases", "request", { stash: { oldPurchases: [old] } });
    const [write] = (result as any).transactItems;
    expect(write.update.expression.split(", O").join("; O").split("; ")[0]).to.equal(
      "SET OrderShard = if_not_exists(OrderShard, :OrderShard), StateShard = if_not_exists(StateShard, :StateShard)",
    );
    expect(write.update.expressionValues).to.deep.equal({
      ":OrderShard": { S: "3" },
      ":StateShard": { S: "NEW#3" },
      ":OrderKey": { S: `${old.PurchasedAt}#${old.PurchaseId}` },
      ":OrderState": { S: "NEW" },
      ":Copies": { N: 5 },
    });
    expect(write.condition.expression).to.equal("attribute_exists(PurchaseId)");
  });

  it("writes nothing if there are no old purchases", () => {
    const { earlyReturn } = evaluate("keyPurchases", "request", { stash: { oldPurchases: [] } });
    expect(earlyReturn).to.deep.equal({ skipTo: "END" });
  });

  it("refuses tokens whose key is none of an order, also those below and above all keys", () => {
    const id = "44444444-4444-4444-8444-444444444444";
    for (const time of [
      "-----------------------",
      ".......................",
      "::::::::::::::::::::::::",
      "ZZZZZZZZZZZZZZZZZZZZZZZZ",
      "2026-11-29T10:00:00.000",
      "2026-11-29 10:00:00.000Z",
    ])
      for (const args of [{}, { state: "NEW" }, { state: "NEW", day: "2026-11-29" }])
        expect(
          wanted({ ...args, nextToken: token(`${time}#${id}`) }).error?.type,
          JSON.stringify([time, args]),
        ).to.equal("InvalidInput");
    expect(wanted({ nextToken: token(`2026-11-29T10:00:00Z#${id}`) }).error).to.equal(undefined);
  });
});

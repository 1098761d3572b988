import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { times } from "../support/outcomes";
import type { ShopDay } from "../support/today";
import { evaluate } from "./support/resolverCode";

const day = "2026-11-29";

/** An order of the day, `minute` minutes after its start. */
function entry(minute: number, changes: Record<string, unknown> = {}) {
  const at = new Date(Date.parse(day) + minute * 60_000).toISOString();
  const [Title, Artist] = ["Title", "Artist"];
  const Lines = [{ ProductId: "one", Title, Artist, Quantity: 2, PriceCents: 500 }];
  const OrderKey = `${at}#${randomUUID()}`;
  return { OrderKey, OrderState: "NEW", TotalCents: 1000, Copies: 2, Lines, ...changes };
}

const page = (stash: Record<string, unknown>) =>
  evaluate("Query.shopDay", "response", { stash: { dayWanted: { day, after: "" }, ...stash } })
    .result as ShopDay;

describe("shopDay", () => {
  it("adds up orders, and counts cancelled ones as cancelled only", () => {
    const other = { ProductId: "two", Title: "B", Artist: "C", Quantity: 1, PriceCents: 70 };
    const dayOrders = [
      entry(0),
      entry(59),
      entry(23 * 60, { TotalCents: 70, Copies: 1, Lines: [other], OrderState: "SHIPPED" }),
      entry(60, { OrderState: "CANCELLED" }),
    ];
    const { sold, ordersByHour, ...numbers } = page({ dayOrders });
    expect(numbers).to.deep.equal({
      day,
      orders: 3,
      cancelled: 1,
      copies: 5,
      revenueCents: 2070,
      nextToken: null,
    });
    expect(ordersByHour).to.deep.equal([2, ...times(22, () => 0), 1]);
    expect(sold).to.deep.equal([
      { productId: "one", title: "Title", artist: "Artist", copies: 4, revenueCents: 2000 },
      { productId: "two", title: "B", artist: "C", copies: 1, revenueCents: 70 },
    ]);
    expect(page({})).to.deep.include({ orders: 0, revenueCents: 0, sold: [], nextToken: null });
  });

  it("exceeds the range of Int without an error", () => {
    const dayOrders = [entry(1, { TotalCents: 1_980_000_000 }), entry(2, { TotalCents: 1e9 })];
    expect(page({ dayOrders }).revenueCents).to.equal(2_980_000_000);
  });

  it("counts each of 800 orders once, also with 50 lines each, over as many pages as needed", () => {
    for (const lines of [1, 50]) {
      const Lines = times(lines, (at) => ({
        ProductId: `p${at}`,
        Title: "T",
        Artist: "A",
        Quantity: 1,
        PriceCents: 1,
      }));
      const all = times(800, (at) => entry(at, { Lines, Copies: lines, TotalCents: lines }));
      const seen = { orders: 0, copies: 0, revenueCents: 0 };
      let after = "";
      do {
        const dayOrders = all.filter(({ OrderKey }) => OrderKey > after).reverse();
        const { orders, copies, revenueCents, sold, nextToken } = page({ dayOrders });
        expect(orders).to.be.above(0);
        expect(sold.reduce((sum, one) => sum + one.copies, 0)).to.equal(copies);
        seen.orders += orders;
        seen.copies += copies;
        seen.revenueCents += revenueCents;
        after = nextToken === null ? "" : Buffer.from(nextToken, "base64").toString();
      } while (after !== "");
      const copies = 800 * lines;
      expect(seen, `${lines} lines`).to.deep.equal({ orders: 800, copies, revenueCents: copies });
    }
  });

  it("counts only up to the key that every shard was read to", () => {
    const [first, second, third] = [entry(1), entry(2), entry(3)];
    let stash: Record<string, unknown> = { dayWanted: { day, after: "" } };
    const shards = [
      { items: [first, third], nextToken: "more" },
      { items: [second], nextToken: "more" },
    ];
    shards.forEach((result, at) => {
      stash = evaluate(`listDay${at}`, "response", { stash, result }).stash as typeof stash;
    });
    const { orders, nextToken } = page(stash);
    expect(orders).to.equal(2);
    expect(Buffer.from(nextToken!, "base64").toString()).to.equal(second.OrderKey);
    const asked = evaluate("listDay3", "request", {
      stash: { dayWanted: { day, after: second.OrderKey } },
    }).result as { query: { expressionValues: Record<string, { S: string }> } };
    const { ":shard": shard, ":from": from, ":to": to } = asked.query.expressionValues;
    expect(shard!.S).to.equal("3");
    expect(from!.S > second.OrderKey && from!.S < third.OrderKey).to.equal(true);
    expect(to!.S > third.OrderKey).to.equal(true);
  });

  it("rejects invalid days and tokens", () => {
    const outcome = (args: Record<string, unknown>) =>
      evaluate("Query.shopDay", "request", { arguments: args, stash: {} }).error?.type;
    const token = (text: string) => Buffer.from(text).toString("base64");
    const key = entry(1).OrderKey;
    expect(outcome({ day, nextToken: token(key) })).to.equal(undefined);
    for (const wrong of [
      { day: "2026-11-29Z" },
      { day, nextToken: "x" },
      { day, nextToken: token("x") },
      { day: "2026-11-28", nextToken: token(key) },
    ]) {
      expect(outcome(wrong), JSON.stringify(wrong)).to.equal("InvalidInput");
    }
  });
});

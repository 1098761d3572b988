import { expect } from "chai";
import { caller, evaluate, nowSeconds, sessionItem } from "./support/resolverCode";

const key = "44444444-4444-4444-8444-444444444444";
const args = { idempotencyKey: key, cartVersion: 7, expectedTotalCents: 3500 };

function stash(changes: Record<string, unknown> = {}) {
  return {
    caller,
    session: sessionItem(),
    wanted: { cart: true, purchaseId: key },
    cart: {
      OwnerId: caller.ownerId,
      Version: 7,
      ExpiresAt: nowSeconds() + 3600,
      ProductIds: ["b", "a"],
      q_a: 1,
      q_b: 2,
    },
    products: [product("a", 1500), product("b", 1000)],
    ...changes,
  };
}

function product(id: string, cents: number, stock = 5) {
  return { ProductId: id, Title: `T-${id}`, Artist: `A-${id}`, PriceCents: cents, Stock: stock };
}

const request = (changes?: Record<string, unknown>) =>
  evaluate("buyCart", "request", { arguments: args, stash: stash(changes) });

/** The response for a transaction that was cancelled for these reasons. */
function cancelled(...reasons: unknown[]) {
  const drafted = request().stash;
  return evaluate("buyCart", "response", {
    arguments: args,
    stash: drafted,
    error: { type: "DynamoDB:TransactionCanceledException", message: "Transaction cancelled" },
    result: { keys: null, cancellationReasons: reasons },
  });
}

/** The client's error for a transaction that failed without reasons. */
function failedWith(status: number, type = "DynamoDbException"): string | null | undefined {
  const message = `x (Service: DynamoDb, Status Code: ${status}, Request ID: ABC)`;
  const { error } = evaluate("buyCart", "response", {
    arguments: args,
    stash: request().stash,
    error: { type: `DynamoDB:${type}`, message },
    result: null,
  });
  return error?.type;
}

const none = { type: "None", message: null };

describe("buyCart", () => {
  it("puts the purchase, empties the cart and reduces each stock in one conditional transaction", () => {
    const { result, stash: after } = request();
    const items = (result as any).transactItems;
    expect(items.map((item: any) => [item.operation, item.table])).to.deep.equal([
      ["PutItem", "Purchases"],
      ["UpdateItem", "Carts"],
      ["UpdateItem", "Products"],
      ["UpdateItem", "Products"],
    ]);
    expect(items.map((item: any) => item.condition.expression)).to.deep.equal([
      "attribute_not_exists(PurchaseId)",
      "Version = :seen AND ExpiresAt > :now AND attribute_not_exists(MergedBy)",
      "Stock >= :needed AND PriceCents = :price AND attribute_not_exists(OffSaleAt)",
      "Stock >= :needed AND PriceCents = :price AND attribute_not_exists(OffSaleAt)",
    ]);
    expect(items[1].update.expression).to.equal(
      "SET Version = Version + :one, ExpiresAt = :expiry REMOVE ProductIds, #q0, #q1",
    );
    expect(items[3].condition.expressionValues).to.deep.equal({
      ":needed": { N: 2 },
      ":price": { N: 1000 },
    });
    expect(after.purchase).to.deep.include({
      UserId: "sub-1",
      PurchaseId: key,
      TotalCents: 3500,
      Confirmation: "PENDING",
      Lines: [
        { ProductId: "a", Title: "T-a", Artist: "A-a", Quantity: 1, PriceCents: 1500 },
        { ProductId: "b", Title: "T-b", Artist: "A-b", Quantity: 2, PriceCents: 1000 },
      ],
    });
  });

  it("puts the purchase with the keys of the lists of orders: by time and as NEW, in one of four shards", () => {
    const keysOf = (purchaseId: string) =>
      request({ wanted: { cart: true, purchaseId } }).stash.purchase as any;
    const { PurchasedAt, ...purchase } = keysOf(key);
    expect(purchase).to.deep.include({
      OrderState: "NEW",
      OrderShard: "0",
      StateShard: "NEW#0",
      OrderKey: `${PurchasedAt}#${key}`,
      Copies: 3,
      Email: "user@example.com",
    });
    const shards = [..."0123456789abcdef"].map((digit) => keysOf(digit + key.slice(1)).OrderShard);
    expect(shards.join("")).to.equal("0123012301230123");
  });

  it("sends no transaction for a cart that cannot be bought", () => {
    for (const changes of [
      { cart: undefined },
      { cart: { ...stash().cart, Version: 8 } },
      { cart: { ...stash().cart, ExpiresAt: nowSeconds() - 1 } },
      { products: [product("a", 1500)] },
      { products: [product("a", 1501), product("b", 1000)] },
      { products: [product("a", 1500), product("b", 1000, 1)] },
    ]) {
      expect(request(changes).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    }
  });

  it("returns the winner's purchase to the loser of one key, without sending a mail", () => {
    const winner = { UserId: "sub-1", PurchaseId: key, TotalCents: 3500, Lines: [] };
    const { stash: after, error } = cancelled(
      { type: "ConditionalCheckFailed", message: "", item: winner },
      { type: "ConditionalCheckFailed", message: "" },
      none,
      none,
    );
    expect(error).to.equal(undefined);
    expect(after.purchase).to.deep.equal(winner);
    expect(after.mailDue).to.equal(undefined);
  });

  it("names the reason for both spellings of a failed condition", () => {
    for (const type of ["ConditionalCheckFailed", "ConditionCheckFailed"]) {
      const failed = (item?: unknown) => ({ type, message: "", item });
      const { ProductIds: _, ...emptied } = { ...stash().cart, Version: 8 };
      const expected: [unknown[], string, unknown][] = [
        [
          [none, failed({ ...stash().cart, Version: 9 }), none, none],
          "CartChanged",
          { version: 9 },
        ],
        [[none, failed(emptied), none, none], "EmptyCart", null],
        [[none, failed(), none, none], "EmptyCart", null],
        [[none, none, failed(product("a", 1600)), none], "PriceChanged", { totalCents: 3600 }],
        [[none, none, none, failed(product("b", 900, 1))], "SoldOut", { productId: "b", stock: 1 }],
        [[none, none, failed(), none], "ProductNotFound", { productId: "a" }],
      ];
      for (const [reasons, errorType, info] of expected) {
        const { error } = cancelled(...reasons);
        expect([error?.type, error?.errorInfo]).to.deep.equal([errorType, info]);
      }
    }
  });

  it("says of a record without a copy left to take it out", () => {
    const messageWith = (stock: number) => {
      const failed = {
        type: "ConditionalCheckFailed",
        message: "",
        item: product("b", 900, stock),
      };
      return cancelled(none, none, none, failed).error?.message;
    };
    expect(messageWith(1)).to.match(/^Only 1 of ".*" left\. Take fewer, then buy\.$/);
    expect(messageWith(0)).to.match(/^".*" is sold out\. Take it out, then buy the rest\.$/);
  });

  it("returns TryAgain for a collision or an unknown outcome, Unavailable for a refusal", () => {
    const conflict = { type: "TransactionConflict", message: "Transaction is ongoing" };
    expect(cancelled(none, conflict, none, none).error?.type).to.equal("TryAgain");
    expect(cancelled().error?.type).to.equal("TryAgain");
    expect(failedWith(500), "an answer that was lost").to.equal("TryAgain");
    expect(failedWith(400, "TransactionInProgressException")).to.equal("TryAgain");
    expect(failedWith(400, "ProvisionedThroughputExceededException")).to.equal("Unavailable");
    expect(failedWith(503)).to.equal("Unavailable");
    // Another call with the same key is buying: the cart and the stock may already have changed.
    const failed = (item?: unknown) => ({ type: "ConditionalCheckFailed", message: "", item });
    const soldOut = failed(product("a", 1500, 0));
    expect(cancelled(conflict, failed(), none, none).error?.type).to.equal("TryAgain");
    expect(cancelled(conflict, none, soldOut, none).error?.type).to.equal("TryAgain");
  });

  it("prepares a confirmation only if the store has a sender and the user an address", () => {
    const bought = (changes: object, values?: object) => {
      const context = { arguments: args, stash: stash(changes as never) };
      const drafted = evaluate("buyCart", "request", context, values).stash;
      const after = evaluate("buyCart", "response", { arguments: args, stash: drafted }, values);
      return [(after.stash.purchase as any).Confirmation, after.stash.mailDue];
    };
    expect(bought({})).to.deep.equal(["PENDING", true]);
    expect(bought({ session: sessionItem({ Email: "" }) })).to.deep.equal(["FAILED", false]);
    expect(bought({}, { emailSender: "" })).to.deep.equal(["NOT_CONFIGURED", false]);
  });

  it("claims its mail, so that resendConfirmation sends none meanwhile", () => {
    const context = { arguments: args, stash: stash() };
    const { purchase } = evaluate("buyCart", "request", context).stash as any;
    expect(purchase.ConfirmationAt).to.be.closeTo(Date.now(), 5000);
  });
});

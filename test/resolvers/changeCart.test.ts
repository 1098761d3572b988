import { expect } from "chai";
import { caller, evaluate, nowSeconds } from "./support/resolverCode";

const product = { ProductId: "blue", PriceCents: 100 };
const add = { kind: "add", productId: "blue", quantity: 2 };
const conditionFailed = {
  message: "The conditional request failed",
  type: "DynamoDB:ConditionalCheckFailedException",
};

const request = (stash: Record<string, unknown>) =>
  evaluate("changeCart", "request", { stash: { caller, change: add, product, ...stash } });

function cart(changes: Record<string, unknown> = {}) {
  const ExpiresAt = nowSeconds() + 3600;
  return {
    OwnerId: caller.ownerId,
    Version: 3,
    ExpiresAt,
    ProductIds: ["blue"],
    q_blue: 1,
    ...changes,
  };
}

describe("changeCart", () => {
  it("adds in one atomic update under all limits", () => {
    const { result } = request({ cart: cart() });
    expect((result as any).update.expression).to.equal(
      "SET Version = if_not_exists(Version, :first) + :one, ExpiresAt = :expiry ADD #q :n, ProductIds :product",
    );
    expect((result as any).condition.expression).to.equal(
      "(attribute_not_exists(OwnerId) OR (ExpiresAt > :now AND attribute_not_exists(MergedBy) AND Version < :most)) AND " +
        "(attribute_not_exists(ProductIds) OR contains(ProductIds, :id) OR size(ProductIds) < :products) AND " +
        "(attribute_not_exists(#held) OR #held <= :held)",
    );
    expect((result as any).condition.expressionValues).to.deep.include({ ":held": { N: 97 } });
    expect((result as any).update.expressionValues[":product"]).to.deep.equal({ SS: ["blue"] });
  });

  it("replaces an expired cart if it is unchanged, and keeps nothing of it", () => {
    const old = cart({ ExpiresAt: nowSeconds() - 5, ProductIds: ["blue", "red"], q_red: 4 });
    const { result } = request({ cart: old });
    expect((result as any).update.expression).to.match(
      /^SET #q = :n, ProductIds = :product.* REMOVE MergedBy, #q1$/,
    );
    expect((result as any).update.expressionNames).to.deep.equal({
      "#q": "q_blue",
      "#q1": "q_red",
    });
    expect((result as any).update.expressionValues[":n"]).to.deep.equal({ N: 2 });
    expect((result as any).condition.expression).to.equal(
      "Version = :seenVersion AND ExpiresAt = :seenExpiry",
    );
  });

  it("rejects a product that is not sold, a 100th copy and a 51st product", () => {
    expect(request({ product: undefined }).error?.type).to.equal("ProductNotFound");
    const full = request({ cart: cart({ q_blue: 98 }) }).error;
    expect([full?.type, full?.errorInfo]).to.deep.equal([
      "QuantityLimit",
      { maximum: 99, quantity: 98 },
    ]);
    const ids = Array.from({ length: 50 }, (_, n) => `p${n}`);
    const quantities = Object.fromEntries(ids.map((id) => [`q_${id}`, 1]));
    const many = cart({ ProductIds: ids, ...quantities, q_blue: undefined });
    expect(request({ cart: many }).error?.type).to.equal("CartLimit");
  });

  it("writes nothing when there is nothing to change", () => {
    for (const change of [{ kind: "clear" }, { kind: "remove", productId: "blue" }]) {
      for (const none of [undefined, cart({ ExpiresAt: nowSeconds() - 1 })]) {
        expect(request({ change, cart: none }).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
      }
    }
  });

  it("is retried once after a conflict, then returns TryAgain", () => {
    const respond = (stash: object) =>
      evaluate("changeCart", "response", { stash: { caller, ...stash }, error: conditionFailed });
    expect(respond({}).stash.conflicts).to.equal(1);
    expect(respond({ conflicts: 1 }).error?.type).to.equal("TryAgain");
  });

  it("treats a cart that is missing at the second read as deleted", () => {
    const stash = { caller, conflicts: 1, cart: cart() };
    const reread = evaluate("rereadCart", "response", { stash, result: null });
    expect(reread.stash.cart ?? null).to.equal(null);
  });

  it("returns TryAgain for a colliding transaction and Unavailable for any other failure", () => {
    const failWith = (type: string) =>
      evaluate("changeCart", "response", { stash: { caller }, error: { message: "x", type } })
        .error;
    expect(failWith("DynamoDB:TransactionConflictException")?.type).to.equal("TryAgain");
    expect(failWith("DynamoDB:ProvisionedThroughputExceededException")?.type).to.equal(
      "Unavailable",
    );
  });
});

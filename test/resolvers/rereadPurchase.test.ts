import { expect } from "chai";
import { caller, deployed, evaluate } from "./support/resolverCode";

const purchaseId = "44444444-4444-4444-8444-444444444444";
const args = { idempotencyKey: purchaseId, cartVersion: 1, expectedTotalCents: 1 };
const stash = { caller, wanted: { purchaseId } };

const response = (context: object) =>
  evaluate("rereadPurchase", "response", { arguments: args, stash, ...context });

describe("rereadPurchase", () => {
  it("reads in a transaction, which fails while the purchase is being written", () => {
    const { result } = evaluate("rereadPurchase", "request", { arguments: args, stash });
    expect(result).to.deep.equal({
      operation: "TransactGetItems",
      transactItems: [
        {
          table: deployed.purchasesTable,
          key: { UserId: { S: caller.userId }, PurchaseId: { S: purchaseId } },
        },
      ],
    });
    const type = "DynamoDB:TransactionCanceledException";
    const { error } = response({ error: { type, message: "" }, result: { items: null } });
    expect(error?.type).to.equal("TryAgain");
  });

  it("is skipped when the purchase is known", () => {
    const known = { ...stash, purchase: { PurchaseId: purchaseId } };
    const { earlyReturn } = evaluate("rereadPurchase", "request", {
      arguments: args,
      stash: known,
    });
    expect(earlyReturn).to.deep.equal({ skipTo: "NEXT" });
  });

  it("returns the purchase, or the refusal of the earlier read", () => {
    const found = { PurchaseId: purchaseId };
    expect(response({ result: { items: [found] } }).stash.purchase).to.deep.equal(found);
    expect(response({ result: { items: [null] } }).error?.type).to.equal("EmptyCart");
  });
});

import { expect } from "chai";
import { caller, evaluate, sessionItem } from "./support/resolverCode";

const id = "64444444-4444-4444-8444-444444444444";
const PurchasedAt = "2026-11-29T10:00:00.000Z";

const order = (changes: object = {}) => ({
  UserId: "buyer-1",
  PurchaseId: id,
  PurchasedAt,
  Lines: [
    { ProductId: "a", Title: "A", Artist: "X", Quantity: 2, PriceCents: 100 },
    { ProductId: "gone", Title: "B", Artist: "Y", Quantity: 1, PriceCents: 100 },
  ],
  TotalCents: 300,
  Confirmation: "SENT",
  OrderState: "NEW",
  Email: "buyer@example.com",
  ...changes,
});

const stashOf = (orderChange: object, purchase: object | undefined, more: object = {}) => ({
  caller,
  session: sessionItem(),
  wanted: { order: { userId: "buyer-1", purchaseId: id } },
  orderChange,
  ...(purchase !== undefined && { purchase }),
  ...more,
});

const request = (change: object, purchase: object | undefined = order(), more: object = {}) =>
  evaluate("changeOrder", "request", { stash: stashOf(change, purchase, more) });

const pack = { to: "PACKED" };
const none = { type: "None", message: null };

/** The error after a transaction that was cancelled for these reasons. */
const cancelled = (...reasons: unknown[]) =>
  evaluate("changeOrder", "response", {
    stash: request(pack).stash,
    error: { type: "DynamoDB:TransactionCanceledException", message: "Transaction cancelled" },
    result: { keys: null, cancellationReasons: reasons },
  }).error;

describe("changeOrder", () => {
  it("moves the order to another state in the indexes, if it is in the state read, with its history", () => {
    const { transactItems } = request(pack).result as any;
    expect(transactItems.map((item: any) => [item.operation, item.table])).to.deep.equal([
      ["UpdateItem", "Purchases"],
      ["PutItem", "History"],
    ]);
    const [write, history] = transactItems;
    expect(write.condition.expression).to.equal("OrderState = :seen");
    expect(write.condition.expressionValues).to.deep.equal({ ":seen": { S: "NEW" } });
    const { ":step": step, ...values } = write.update.expressionValues;
    expect(values).to.deep.equal({
      ":state": { S: "PACKED" },
      ":shard": { S: "2" },
      ":stateShard": { S: "PACKED#2" },
      ":key": { S: `${PurchasedAt}#${id}` },
      ":copies": { N: 3 },
      ":none": { L: [] },
    });
    expect(step.L).to.have.length(1);
    expect(step.L[0].M).to.deep.include({ State: { S: "PACKED" }, Mail: { S: "PENDING" } });
    expect(history.key.Subject).to.deep.equal({ S: `order#${id}` });
    expect(history.attributeValues.Actor).to.deep.equal({ S: "user@example.com" });
  });

  it("appends its step and keeps what is recorded of the step before", () => {
    const steps = [{ State: "PACKED", At: PurchasedAt, Mail: "PENDING", MailAt: 1 }];
    const packed = order({ OrderState: "PACKED", Steps: steps });
    const { result, stash } = request({ to: "SHIPPED", tracking: "T1" }, packed);
    const { update } = (result as any).transactItems[0];
    expect(update.expression).to.contain("Steps = list_append(if_not_exists(Steps, :none), :step)");
    expect(update.expressionValues[":step"].L).to.have.length(1);
    expect(update.expressionValues[":tracking"]).to.deep.equal({ S: "T1" });
    expect((stash.changedOrder as any).Steps).to.have.length(2);
  });

  it("returns a cancelled order's copies to the products that still exist", () => {
    const change = { to: "CANCELLED", reason: "damaged" };
    const { result } = request(change, order(), { products: [{ ProductId: "a" }] });
    const [, history, ...stock] = (result as any).transactItems;
    expect(stock).to.have.length(1);
    expect(stock[0]).to.deep.include({ table: "Products", key: { ProductId: { S: "a" } } });
    expect(stock[0].condition.expression).to.equal("attribute_exists(ProductId)");
    expect(stock[0].update.expressionValues).to.deep.equal({ ":copies": { N: 2 } });
    expect(JSON.parse(history.attributeValues.Details.S)).to.deep.equal({
      userId: "buyer-1",
      reason: "damaged",
      copies: { a: 2 },
    });
  });

  it("treats a purchase of an older release as NEW, even if it is upgraded at the same moment", () => {
    const { OrderState: _, Email: __, ...old } = order();
    const { result, stash } = request(pack, old);
    expect((result as any).transactItems[0].condition.expression).to.equal(
      "attribute_exists(PurchaseId) AND (attribute_not_exists(OrderState) OR OrderState = :seen)",
    );
    // There is no known address.
    expect((stash.changedOrder as any).Steps[0].Mail).to.equal("FAILED");
  });

  it("sends no transaction from a state that does not allow the step", () => {
    const refused: [string, object][] = [
      ["NEW", { to: "SHIPPED", tracking: "T" }],
      ["PACKED", pack],
      ["SHIPPED", { to: "CANCELLED", reason: "late" }],
      ["CANCELLED", { to: "CANCELLED", reason: "again" }],
      ["CANCELLED", pack],
    ];
    for (const [state, change] of refused) {
      const { error } = request(change, order({ OrderState: state }));
      expect([error?.type, error?.errorInfo]).to.deep.equal(["OrderChanged", { state }]);
    }
    const { error } = evaluate("changeOrder", "request", { stash: stashOf(pack, undefined) });
    expect(error?.type).to.equal("OrderNotFound");
  });

  it("returns the current state of a changed order, for both spellings of a failed condition", () => {
    for (const type of ["ConditionalCheckFailed", "ConditionCheckFailed"]) {
      const item = order({ OrderState: "CANCELLED" });
      const error = cancelled({ type, message: "", item }, none);
      expect([error?.type, error?.errorInfo]).to.deep.equal([
        "OrderChanged",
        { state: "CANCELLED" },
      ]);
      expect(cancelled({ type, message: "" }, none)?.type).to.equal("OrderNotFound");
      expect(cancelled(none, none, { type, message: "" })?.type, "a product deleted").to.equal(
        "TryAgain",
      );
    }
    const conflict = { type: "TransactionConflict", message: "" };
    expect(cancelled(conflict, none)?.type).to.equal("TryAgain");
  });

  it("sends a mail only if the store has a sender and the order an address", () => {
    const due = (purchase: object, values?: object) => {
      const stash = stashOf(pack, purchase);
      const asked = evaluate("changeOrder", "request", { stash }, values).stash;
      const after = evaluate("changeOrder", "response", { stash: asked }, values).stash;
      return [(after.purchase as any).Steps[0].Mail, after.mailDue];
    };
    expect(due(order())).to.deep.equal(["PENDING", true]);
    expect(due(order({ Email: "" }))).to.deep.equal(["FAILED", false]);
    expect(due(order(), { emailSender: "" })).to.deep.equal(["NOT_CONFIGURED", false]);
  });
});

describe("The mail about a step", () => {
  const shipped = order({
    OrderState: "SHIPPED",
    Tracking: "<T1>",
    Steps: [
      { State: "PACKED", At: PurchasedAt, Mail: "SENT", MailAt: 1 },
      { State: "SHIPPED", At: PurchasedAt, Mail: "PENDING", MailAt: 1 },
    ],
  });

  it("goes to the address of the checkout, with the tracking number escaped", () => {
    const { result } = evaluate("sendConfirmation", "request", {
      stash: stashOf({}, shipped, { mailDue: true }),
    });
    const body = JSON.parse((result as any).params.body);
    expect(body.Destination).to.deep.equal({ ToAddresses: ["buyer@example.com"] });
    const { Subject, Body } = body.Content.Simple;
    expect(Subject.Data).to.equal(`Your Jukebox purchase ${id} is on its way`);
    expect(Body.Text.Data).to.contain("Tracking number: <T1>");
    expect(Body.Html.Data).to.contain("Tracking number: &lt;T1&gt;");
  });

  it("is recorded in its step, the confirmation in the purchase", () => {
    const updateOf = (stash: object) =>
      (
        evaluate("recordConfirmation", "request", { stash: { mailed: true, ...stash } as never })
          .result as any
      ).update.expression;
    expect(updateOf(stashOf({}, shipped))).to.equal(
      "SET Steps[1].Mail = :outcome, Steps[1].MailAt = :now",
    );
    const confirmation = "SET Confirmation = :outcome, ConfirmationAt = :now";
    expect(updateOf(stashOf({}, order()))).to.equal(confirmation);
    expect(updateOf({ caller, purchase: shipped, wanted: { purchaseId: id } })).to.equal(
      confirmation,
    );
  });
});

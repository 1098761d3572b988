import { expect } from "chai";
import { caller, evaluate, sessionItem } from "./support/resolverCode";

const id = "44444444-4444-4444-8444-444444444444";
const minute = 60_000;

/** Resent mails, each so many minutes ago. */
const mails = (minutesAgo: number[], of = id) =>
  minutesAgo.map((ago) => ({ PurchaseId: of, At: Date.now() - ago * minute }));

const purchase = (changes: object = {}) => ({
  UserId: caller.userId,
  PurchaseId: id,
  Confirmation: "SENT",
  ConfirmationAt: Date.now(),
  ...changes,
});

const itemOf = (Mails: object[]) => ({ UserId: caller.userId, PurchaseId: "mails", Mails });

const request = (stash: object = {}) =>
  evaluate("claimConfirmation", "request", {
    stash: { caller, session: sessionItem(), purchase: purchase(), ...stash },
  });

const refusal = (stash: object) => {
  const { error } = request(stash);
  return [error?.type, error?.errorInfo];
};

describe("claimConfirmation", () => {
  it("records the mail in one conditional write and removes those older than an hour", () => {
    const first = request().result as any;
    expect(first.key).to.deep.equal({ UserId: { S: caller.userId }, PurchaseId: { S: "mails" } });
    expect(first.condition.expression).to.equal("attribute_not_exists(PurchaseId)");
    const seen = mails([90, 61, 59]);
    const next = request({ resentMails: itemOf(seen) }).result as any;
    expect(next.condition.expression).to.equal("Mails = :seen");
    expect(next.condition.expressionValues[":seen"].L).to.have.length(3);
    expect(next.update.expressionValues[":mails"].L).to.have.length(2);
  });

  it("rejects a sixth mail of a purchase within an hour, and returns when the next one may be sent", () => {
    const within = itemOf(mails([50, 40, 30, 20, 10]));
    expect(refusal({ resentMails: within })).to.deep.equal([
      "TooManyMails",
      { retryAfterSeconds: 600 },
    ]);
    expect(request({ resentMails: itemOf(mails([61, 40, 30, 20, 10])) }).error).to.equal(undefined);
  });

  it("rejects a 21st mail of a user within an hour, for any of the user's purchases", () => {
    const others = Array.from({ length: 20 }, (_, n) => mails([50 - n], `purchase-${n}`)).flat();
    expect(refusal({ resentMails: itemOf(others) })).to.deep.equal([
      "TooManyMails",
      { retryAfterSeconds: 600 },
    ]);
    expect(request({ resentMails: itemOf(others.slice(1)) }).error).to.equal(undefined);
  });

  it("sends none while another mail of the same purchase is in progress, for a minute at most", () => {
    const pending = (ago: number) => ({
      purchase: purchase({ Confirmation: "PENDING", ConfirmationAt: Date.now() - ago }),
    });
    expect(request(pending(50_000)).error?.type).to.equal("TryAgain");
    expect(request(pending(61_000)).error).to.equal(undefined);
    const unrecorded = (minutesAgo: number) => ({
      purchase: purchase({ ConfirmationAt: Date.now() - 5 * minute }),
      resentMails: itemOf(mails([minutesAgo])),
    });
    expect(request(unrecorded(0.5)).error?.type).to.equal("TryAgain");
    expect(request(unrecorded(1.5)).error).to.equal(undefined);
  });

  it("returns TryAgain to the loser of two calls", () => {
    const type = "DynamoDB:ConditionalCheckFailedException";
    const lost = evaluate("claimConfirmation", "response", {
      stash: { caller },
      error: { type, message: "The conditional request failed" },
    });
    expect(lost.error?.type).to.equal("TryAgain");
  });
});

import { expect } from "chai";
import { caller, evaluate, sessionItem } from "./support/resolverCode";

const args = { device: " phone " };
const none = { type: "None", message: null };
const failed = (item?: unknown) => ({ type: "ConditionalCheckFailed", message: "", item });
const error = { type: "DynamoDB:TransactionCanceledException", message: "Transaction cancelled" };

const cancelled = (...cancellationReasons: unknown[]) =>
  evaluate("startSession", "response", {
    arguments: args,
    stash: { caller, session: sessionItem() },
    error,
    result: { keys: null, cancellationReasons },
  });

describe("startSession", () => {
  it("puts the session if there is none, and adds it to the live ones, in one transaction", () => {
    const stash = { caller, verified: true, email: "user@example.com" };
    const { result } = evaluate("startSession", "request", { arguments: args, stash });
    const [put, count] = (result as any).transactItems;
    expect(put.condition.expression).to.equal(
      "attribute_not_exists(SessionId) OR ExpiresAt <= :now",
    );
    expect(put.attributeValues).to.deep.include({
      Device: { S: "phone" },
      Email: { S: "user@example.com" },
      AuthTime: { N: caller.authTime },
      ExpiresAt: { N: caller.authTime + 31 * 86_400 },
    });
    expect(count.key.SessionId).to.deep.equal({ S: "live" });
    expect(count.condition.expressionValues[":limit"]).to.deep.equal({ N: 50 });
  });

  it("starts none for a token that Cognito rejects", () => {
    const stash = { caller, refused: true };
    const refused = evaluate("startSession", "request", { arguments: args, stash });
    expect(refused.error?.type).to.equal("SessionEnded");
  });

  it("returns a running session, and does not revive an ended or expired one", () => {
    const running = sessionItem({ Device: "first" });
    expect(cancelled(failed(running), none).stash.session).to.deep.equal(running);
    const ended = sessionItem({ EndedAt: Date.now() - 1 });
    expect(cancelled(failed(ended), none).error?.type).to.equal("SessionEnded");
    const expired = sessionItem({ LastSeenAt: Date.now() - 90_000_000 });
    expect(cancelled(failed(expired), none).error?.type).to.equal("SessionExpired");
  });

  it("returns the live ones if their number is at the limit", () => {
    expect(cancelled(none, failed({ LiveIds: ["a", "b"] })).stash.liveIds).to.deep.equal([
      "a",
      "b",
    ]);
    const conflict = { type: "TransactionConflict", message: "" };
    expect(cancelled(none, conflict).error?.type).to.equal("TryAgain");
  });
});

describe("replaceSessions", () => {
  it("ends the one unused longest and removes expired ones, unless another call did", () => {
    const live = Array.from({ length: 50 }, (_, n) =>
      sessionItem({ SessionId: `s${n}`, LastSeenAt: Date.now() - 1000 - n * 1000 }),
    );
    const request = (liveSessions: unknown[]) =>
      evaluate("replaceSessions", "request", {
        stash: {
          caller,
          session: sessionItem(),
          liveIds: live.map(({ SessionId }) => SessionId),
          liveSessions,
        },
      }).result as any;
    const [, ids, ...ending] = request(live).transactItems;
    expect(ending.map((item: any) => item.key.SessionId.S)).to.deep.equal(["s49"]);
    expect(ids.update.expressionValues[":ids"].SS).to.have.length(50);
    expect(ids.condition.expressionValues[":seen"].SS).to.have.length(50);
    const withExpired = [...live.slice(0, 49), sessionItem({ SessionId: "s49", LastSeenAt: 0 })];
    expect(request(withExpired).transactItems).to.have.length(2);
  });
});

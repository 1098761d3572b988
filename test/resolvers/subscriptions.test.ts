import { expect } from "chai";
import { caller, evaluate } from "./support/resolverCode";

interface Update {
  expressionValues: Record<string, unknown>;
}

const guest = {
  ...caller,
  guest: true,
  ownerId: "guest#eu-west-1:g",
  userId: "",
  sessionId: "eu-west-1:g",
};

const invalidated = (ownerId: string, sessionIds: string[]) =>
  ["onCartChanged", "onPurchased", "onPurchaseChanged", "onSessionsEnded"].map(
    (subscriptionField) => ({
      subscriptionField,
      payload: { ownerId, sessionIds },
    }),
  );

describe("Subscriptions", () => {
  for (const [field, owner] of [
    ["onCartChanged", "id"],
    ["onPurchased", "ownerId"],
    ["onPurchaseChanged", "ownerId"],
    ["onSessionsEnded", "ownerId"],
  ] as const) {
    it(`${field} delivers the caller's own events until the caller's session ends`, () => {
      const evaluation = evaluate(`Subscription.${field}`, "response", {
        arguments: { [owner]: "user#somebody-else" },
        stash: { caller },
      });
      expect(evaluation.error).to.equal(undefined);
      expect(evaluation.result).to.equal(null);
      expect(evaluation.subscriptionFilter).to.deep.equal({
        filterGroup: [{ filters: [{ fieldName: owner, operator: "eq", value: caller.ownerId }] }],
      });
      expect(evaluation.subscriptionInvalidationFilter).to.deep.equal({
        filterGroup: [
          {
            filters: [
              { fieldName: "ownerId", operator: "eq", value: caller.ownerId },
              { fieldName: "sessionIds", operator: "contains", value: caller.sessionId },
            ],
          },
        ],
      });
    });
  }

  it("onCartChanged delivers a guest's own cart", () => {
    const { subscriptionFilter } = evaluate("Subscription.onCartChanged", "response", {
      stash: { caller: guest },
    });
    expect(subscriptionFilter!.filterGroup[0]!.filters[0]!.value).to.equal(guest.ownerId);
  });

  it("delivers nothing if no caller was checked", () => {
    const evaluation = evaluate("Subscription.onCartChanged", "response", { stash: {} });
    expect(evaluation.error!.type).to.equal("Unavailable");
    expect(evaluation.subscriptionFilter).to.equal(undefined);
  });

  describe("when sessions end", () => {
    it("ends with all sessions that were ended together", () => {
      const stash = { caller, wanted: { liveSessionsOf: "caller" }, liveIds: ["b", "a"] };
      const { result, subscriptionInvalidations } = evaluate(
        "Mutation.endOtherSessions",
        "response",
        { stash },
      );
      expect(result).to.deep.equal({ ownerId: caller.ownerId, sessionIds: ["a", "b"] });
      expect(subscriptionInvalidations).to.deep.equal(invalidated(caller.ownerId, ["a", "b"]));
    });

    it("continues if no session has ended", () => {
      const stash = { caller, wanted: { liveSessionsOf: "caller" }, liveIds: [caller.sessionId] };
      const { result, subscriptionInvalidations } = evaluate(
        "Mutation.endOtherSessions",
        "response",
        { stash },
      );
      expect(result).to.deep.equal({ ownerId: caller.ownerId, sessionIds: [] });
      expect(subscriptionInvalidations).to.equal(undefined);
    });

    it("ends with the requested session although an earlier call has ended it, for the caller's user only", () => {
      const stash = { caller, wanted: { sessionId: "ended" } };
      const { result, subscriptionInvalidations } = evaluate("Mutation.endSession", "response", {
        stash,
      });
      expect(result).to.deep.equal({ ownerId: caller.ownerId, sessionIds: [] });
      expect(subscriptionInvalidations).to.deep.equal(invalidated(caller.ownerId, ["ended"]));
    });

    it("ends with those that an earlier call has ended, which are recorded with this call's first", () => {
      const many = Array.from({ length: 60 }, (_, index) => `before-${index}`);
      const stash = {
        caller,
        wanted: { liveSessionsOf: "user#other" },
        liveIds: ["new"],
        endedIds: many,
        personChange: "endSessions",
      };
      const { result, subscriptionInvalidations } = evaluate(
        "Mutation.endUserSessions",
        "response",
        { stash },
      );
      expect(result).to.deep.equal({ ownerId: "user#other", sessionIds: ["new"] });
      expect(subscriptionInvalidations).to.deep.equal(invalidated("user#other", ["new", ...many]));

      const { result: request } = evaluate("recordPersonChange", "request", { stash });
      const { update } = (request as { transactItems: { update: Update }[] }).transactItems[0]!;
      expect(update.expressionValues[":remembered"]).to.deep.equal({
        SS: ["new", ...many.slice(0, 49)],
      });
    });

    it("ends with a session that was ended for a new one", () => {
      const now = Date.now();
      const session = {
        OwnerId: caller.ownerId,
        SessionId: caller.sessionId,
        Device: "test",
        CreatedAt: now,
        LastSeenAt: now,
        AuthTime: caller.authTime,
        Data: "{}",
        DataVersion: 0,
      };
      const { error, subscriptionInvalidations } = evaluate("Mutation.startSession", "response", {
        stash: { caller, session, endingIds: ["oldest"] },
      });
      expect(error).to.equal(undefined);
      expect(subscriptionInvalidations).to.deep.equal(invalidated(caller.ownerId, ["oldest"]));
    });
  });
});

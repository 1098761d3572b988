import { expect } from "chai";
import {
  batch,
  caller,
  evaluate,
  guestIdentity,
  nowSeconds,
  sessionItem,
  userIdentity,
} from "./support/resolverCode";

const ask = (identity: Record<string, unknown> | null, wanted: object = {}) =>
  evaluate("checkSession", "request", { identity, stash: { wanted } });

const response = (result: unknown, extra: object = {}, wanted: object = {}) =>
  evaluate("checkSession", "response", {
    identity: userIdentity,
    stash: { caller, wanted },
    result,
    ...extra,
  });

describe("checkSession", () => {
  describe("when a user calls", () => {
    it("reads the session and the wanted items in one consistent batch", () => {
      const wanted = { cart: true, productId: "blue", purchaseId: "p", liveSessionsOf: "caller" };
      const { result, stash, error } = ask(userIdentity, wanted);
      expect(error).to.equal(undefined);
      expect(stash.caller).to.deep.equal(caller);
      const own = { OwnerId: { S: caller.ownerId }, SessionId: { S: caller.sessionId } };
      expect(result).to.deep.equal({
        operation: "BatchGetItem",
        tables: {
          Sessions: {
            keys: [own, { OwnerId: { S: caller.ownerId }, SessionId: { S: "live" } }],
            consistentRead: true,
          },
          Carts: { keys: [{ OwnerId: { S: caller.ownerId } }], consistentRead: true },
          Products: { keys: [{ ProductId: { S: "blue" } }], consistentRead: true },
          Purchases: {
            keys: [{ UserId: { S: "sub-1" }, PurchaseId: { S: "p" } }],
            consistentRead: true,
          },
        },
      });
    });

    it("reads the caller's own session only once", () => {
      const { result } = ask(userIdentity, { sessionId: caller.sessionId });
      expect((result as any).tables.Sessions.keys).to.have.length(1);
    });

    it("rejects an ID token and a token without a sign-in", () => {
      for (const claims of [
        { ...userIdentity.claims, token_use: "id" },
        { ...userIdentity.claims, origin_jti: undefined },
      ]) {
        expect(ask({ ...userIdentity, claims }).error?.type).to.equal("SessionRequired");
      }
    });
  });

  describe("when the caller uses IAM", () => {
    it("accepts a guest of the store's pool without a session", () => {
      const { result, stash } = ask(guestIdentity, { cart: true });
      expect(stash.caller).to.include({
        guest: true,
        ownerId: `guest#${guestIdentity.cognitoIdentityId}`,
      });
      expect(Object.keys((result as any).tables)).to.deep.equal(["Carts"]);
    });

    it("rejects operators, signed-in identities and guests of another pool", () => {
      for (const change of [
        { cognitoIdentityId: null, cognitoIdentityPoolId: null, cognitoIdentityAuthType: null },
        { cognitoIdentityAuthType: "authenticated" },
        { cognitoIdentityPoolId: "eu-west-1:99999999-9999-4999-8999-999999999999" },
      ]) {
        const { error } = ask({ ...guestIdentity, ...change }, { cart: true });
        expect(error?.type).to.equal("SessionRequired");
      }
      expect(ask(null).error?.type).to.equal("SessionRequired");
    });
  });

  describe("when the response arrives", () => {
    it("continues with a running session, without a due write", () => {
      const item = sessionItem();
      const { stash, error } = response(batch({ Sessions: [item] }));
      expect(error).to.equal(undefined);
      expect(stash).to.deep.include({ session: item, touchDue: false, verifyDue: false });
    });

    it("plans a write after the touch interval and a call to Cognito after the verify interval", () => {
      const old = { LastSeenAt: Date.now() - 31_000, VerifiedAt: Date.now() - 301_000 };
      const { stash } = response(batch({ Sessions: [sessionItem(old)] }));
      expect(stash).to.include({ touchDue: true, verifyDue: true });
    });

    it("distinguishes SessionRequired, SessionEnded and SessionExpired", () => {
      const day = 86_400_000;
      const cases: [unknown[], string][] = [
        [[null], "SessionRequired"],
        [[], "SessionRequired"],
        [[sessionItem({ ExpiresAt: nowSeconds() - 1 })], "SessionRequired"],
        [[sessionItem({ EndedAt: Date.now() - 1 })], "SessionEnded"],
        [[sessionItem({ LastSeenAt: Date.now() - day })], "SessionExpired"],
        [[sessionItem({ AuthTime: nowSeconds() - 30 * 86_400 })], "SessionExpired"],
      ];
      for (const [items, type] of cases) {
        expect(response(batch({ Sessions: items })).error?.type).to.equal(type);
      }
    });

    it("ignores an item past its expiry, for live sessions and guests", () => {
      const past = { ExpiresAt: nowSeconds() - 1 };
      const live = { OwnerId: caller.ownerId, SessionId: "live", LiveIds: ["a"] };
      const liveIds = (ExpiresAt: number) =>
        response(batch({ Sessions: [sessionItem(), { ...live, ExpiresAt }] })).stash.liveIds;
      expect(liveIds(nowSeconds() + 3600)).to.deep.equal(["a"]);
      expect(liveIds(past.ExpiresAt)).to.deep.equal([]);
      const guest = { ...caller, guest: true };
      for (const over of [past, { LastSeenAt: Date.now() - 86_400_000 }]) {
        const item = sessionItem(over);
        const stash = { caller: guest, wanted: { guestSession: true } };
        const { stash: found } = response(batch({ Sessions: [item] }), { stash });
        expect(found).to.deep.include({ expiredSession: item }).and.not.have.property("session");
      }
    });

    it("returns Unavailable for an unprocessed key or a failing table, and leaks nothing", () => {
      const unprocessed = batch({ Sessions: [] }, { Sessions: [{ OwnerId: "x" }] });
      expect(response(unprocessed).error?.type).to.equal("Unavailable");
      const error = { message: "AccessDenied: arn:aws:secret", type: "DynamoDB:AccessDenied" };
      const failed = response(null, { error });
      expect(failed.error).to.deep.include({ type: "Unavailable", data: null, errorInfo: null });
      expect(failed.error?.message).not.to.contain("arn:");
    });
  });
});

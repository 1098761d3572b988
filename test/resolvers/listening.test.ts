import { expect } from "chai";
import {
  batch,
  caller,
  evaluate,
  evaluateCookies,
  guestIdentity,
  nowSeconds,
  sessionItem,
  userIdentity,
} from "./support/resolverCode";

const listenerId = guestIdentity.cognitoIdentityId;
const secret = "0123456789abcdef".repeat(4);
const ticket = `${caller.userId}.${caller.sessionId}.${secret}`;
const held = { Ticket: ticket, ListenerId: listenerId, TicketExpiresAt: nowSeconds() + 3000 };

describe("startListening", () => {
  const keep = (session: Record<string, unknown>, listener = listenerId) =>
    evaluateCookies("keepTicket", "request", {
      arguments: { listenerId: listener },
      stash: { caller, session },
    });

  it("keeps a ticket in the session for one guest, until the caller's token expires", () => {
    const { update, condition } = keep(sessionItem()).result as any;
    expect(update.expressionValues).to.deep.include({
      ":listener": { S: listenerId },
      ":until": { N: caller.tokenExpiresAt },
    });
    const [sub, sessionId, text] = update.expressionValues[":ticket"].S.split(".");
    expect([sub, sessionId]).to.deep.equal([caller.userId, caller.sessionId]);
    expect(text).to.match(/^[0-9a-f]{64}$/);
    expect(condition.expression).to.include("attribute_not_exists(Ticket)");
  });

  it("returns one ticket to the tabs of a browser, and renews it before it expires", () => {
    expect(keep(sessionItem(held)).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    const nearly = sessionItem({ ...held, TicketExpiresAt: nowSeconds() + 60 });
    expect((keep(nearly).result as any).condition.expressionValues).to.deep.equal({
      ":seen": { S: ticket },
    });
  });

  it("returns another ticket to another guest", () => {
    const other = "eu-west-1:44444444-4444-4444-8444-444444444444";
    expect(keep(sessionItem(held), other).earlyReturn).to.equal(undefined);
  });

  it("returns TryAgain if another tab was first", () => {
    const { error } = evaluateCookies("keepTicket", "response", {
      stash: { caller },
      error: { message: "", type: "DynamoDB:ConditionalCheckFailedException" },
    });
    expect(error?.type).to.equal("TryAgain");
  });

  it("requires the id of a guest's identity", () => {
    const ask = (id: string) =>
      evaluateCookies("Mutation.startListening", "request", {
        identity: userIdentity,
        arguments: { listenerId: id },
      }).error?.type;
    expect(ask(listenerId)).to.equal(undefined);
    for (const id of ["", "x", `${listenerId}\n`, "eu-west-1:"]) {
      expect(ask(id), id).to.equal("InvalidInput");
    }
  });

  it("is not offered with other token storages, after the check of the session", () => {
    const asked = evaluate("Mutation.startListening", "request", {
      identity: userIdentity,
      arguments: { listenerId },
    });
    expect((asked.stash.wanted as any).notOffered).to.contain("tokenStorage");
  });

  it("returns the session's ticket", () => {
    const { result } = evaluateCookies("Mutation.startListening", "response", {
      stash: { caller, session: sessionItem(held) },
    });
    expect(result).to.deep.equal({ ticket, expiresAt: held.TicketExpiresAt });
  });
});

describe("Listening with a ticket", () => {
  const begin = (given: string | null, identity: object = guestIdentity) =>
    evaluate("checkSession", "request", {
      identity: identity as never,
      stash: { wanted: { ticket: given } },
    });
  const check = (item: Record<string, unknown>, own: object = {}) =>
    evaluate("checkSession", "response", {
      stash: { wanted: { ticket }, caller: { ...caller, ticket, listenerId, ...own } },
      result: batch({ Sessions: [item] }),
    });

  it("reads the session that the ticket names, in one round trip", () => {
    const { result, stash } = begin(ticket);
    expect((result as any).tables.Sessions.keys).to.deep.equal([
      { OwnerId: { S: caller.ownerId }, SessionId: { S: caller.sessionId } },
    ]);
    expect(stash.caller).to.deep.include({ ownerId: caller.ownerId, ticket, listenerId });
  });

  it("listens as the session, and neither touches nor verifies it", () => {
    const { error, stash } = check(sessionItem({ ...held, LastSeenAt: Date.now() - 3_600_000 }));
    expect(error).to.equal(undefined);
    expect(stash).to.not.have.any.keys("touchDue", "verifyDue");
  });

  it("rejects every ticket except the session's own, with the same message", () => {
    const messages = new Set<string>();
    for (const [item, own] of [
      [sessionItem(), {}],
      [sessionItem({ ...held, Ticket: `${ticket.slice(0, -1)}0` }), {}],
      [sessionItem({ ...held, TicketExpiresAt: nowSeconds() - 1 }), {}],
      [sessionItem(held), { listenerId: "eu-west-1:44444444-4444-4444-8444-444444444444" }],
      [sessionItem({ ...held, SessionId: "another" }), {}],
    ] as const) {
      const { error } = check(item, own);
      expect(error?.type).to.equal("SessionRequired");
      messages.add(error!.message);
    }
    for (const text of ["x", "a.b", `${ticket}x`, "a.b.c", "..", "{}"]) {
      const { error } = begin(text);
      expect(error?.type, text).to.equal("SessionRequired");
      messages.add(error!.message);
    }
    expect([...messages]).to.have.length(1);
  });

  it("ends with the session", () => {
    const { error } = check(sessionItem({ ...held, EndedAt: Date.now() - 1 }));
    expect(error?.type).to.equal("SessionEnded");
  });

  it("is for guests of the store's identity pool", () => {
    for (const identity of [
      userIdentity,
      { ...guestIdentity, cognitoIdentityPoolId: "eu-west-1:other" },
      { ...guestIdentity, cognitoIdentityAuthType: "authenticated" },
    ]) {
      expect(begin(ticket, identity).error?.type).to.equal("SessionRequired");
    }
  });

  it("is required for a guest who subscribes to events of users", () => {
    const ask = (field: string, identity: object, given: string | null) =>
      evaluate(`Subscription.${field}`, "request", {
        identity: identity as never,
        arguments: { ticket: given },
      }).error?.type;
    for (const field of ["onPurchased", "onPurchaseChanged", "onSessionsEnded"]) {
      expect(ask(field, guestIdentity, null), field).to.equal("SessionRequired");
      expect(ask(field, guestIdentity, ""), field).to.equal("SessionRequired");
      expect(ask(field, guestIdentity, ticket), field).to.equal(undefined);
      expect(ask(field, userIdentity, null), field).to.equal(undefined);
    }
    expect(ask("onCartChanged", guestIdentity, null)).to.equal(undefined);
  });
});

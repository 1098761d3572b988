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

const identity = userIdentity;
const key = { OwnerId: { S: "passkeys#sub-1" }, SessionId: { S: "names" } };
const item = { OwnerId: "passkeys#sub-1", SessionId: "names" };
const listing = (...ids: string[]) => ({
  ListWebAuthnCredentials: {
    Credentials: ids.map((CredentialId) => ({
      CredentialId,
      FriendlyCredentialName: "Platform passkey",
    })),
  },
});

describe("namePasskey", () => {
  const ask = (id: string, name: string) =>
    evaluate("Mutation.namePasskey", "request", { identity, arguments: { id, name } });

  it("trims the name, and requires no fresh sign-in and sends no mail", () => {
    const { stash } = ask("AAAA", "  Phone 📱 ");
    expect(stash).to.deep.equal({
      wanted: { passkeyNames: true },
      passkeyNaming: { id: "AAAA", name: "Phone 📱" },
      cognitoCalls: [{ operation: "ListWebAuthnCredentials", input: {} }],
    });
    expect(ask("AAAA", "n".repeat(60)).error).to.equal(undefined);
  });

  it("rejects invalid names and ids", () => {
    const names = ["", " ", "n".repeat(61), "a\nb", "a\u0000b", "a\u0007", "\u202eevil", "\u200d"];
    for (const name of names) {
      expect(ask("AAAA", name).error?.type, JSON.stringify(name)).to.equal("InvalidInput");
    }
    for (const id of ["", "A".repeat(1365)]) {
      expect(ask(id, "Phone").error?.type).to.equal("InvalidInput");
    }
  });
});

describe("checkSession with names of passkeys", () => {
  const read = (context: object) =>
    evaluate("checkSession", "request", { stash: { wanted: { passkeyNames: true } }, ...context });

  it("reads them with the session, in one BatchGetItem", () => {
    expect((read({ identity }).result as any).tables.Sessions.keys).to.deep.equal([
      { OwnerId: { S: caller.ownerId }, SessionId: { S: caller.sessionId } },
      key,
    ]);
  });

  it("keeps them apart from sessions", () => {
    const names = { AAAA: "Phone" };
    const check = (...items: object[]) =>
      evaluate("checkSession", "response", {
        stash: { caller, wanted: { passkeyNames: true } },
        result: batch({ Sessions: items }),
      });
    const { stash } = check({ ...item, PasskeyNames: names }, sessionItem());
    expect(stash.passkeyNames).to.deep.equal(names);
    expect(stash.session).to.include({ SessionId: caller.sessionId });
    expect(stash).not.to.have.property("otherSession");
    expect(check({ ...item, PasskeyNames: names }).error?.type).to.equal("SessionRequired");
    const deleted = check({ ...item, ExpiresAt: nowSeconds() + 60 }, sessionItem());
    expect(deleted.stash).not.to.have.property("passkeyNames");
  });

  it("reads no names for fields that do not show them", () => {
    const { result } = evaluate("checkSession", "request", { identity: guestIdentity, stash: {} });
    expect(JSON.stringify(result)).not.to.contain("passkeys#");
    const { stash } = evaluate("Query.security", "request", { identity }, { passkeys: "off" });
    expect(stash.wanted).to.deep.equal({ passkeyNames: false });
  });
});

describe("savePasskeyNames", () => {
  const save = (stash: object) =>
    evaluate("savePasskeyNames", "request", {
      identity,
      stash: { caller, cognitoBodies: listing("AAAA", "BBBB"), ...stash },
    });
  const passkeyNaming = { id: "AAAA", name: "Phone" };

  it("creates the item with the first name, except in the minute after a deletion", () => {
    const { operation, key: at, update, condition } = save({ passkeyNaming }).result as any;
    expect([operation, at]).to.deep.equal(["UpdateItem", key]);
    expect(update).to.deep.equal({
      expression: "SET PasskeyNames = :names REMOVE ExpiresAt",
      expressionValues: { ":names": { M: { AAAA: { S: "Phone" } } } },
    });
    expect(condition.expression).to.equal(
      "attribute_not_exists(PasskeyNames) AND (attribute_not_exists(ExpiresAt) OR ExpiresAt <= :now)",
    );
  });

  it("adds a name, removes those of deleted passkeys, and limits their number", () => {
    const passkeyNames = { BBBB: "Key", CCCC: "Lost", DDDD: "Sold" };
    const { update, condition } = save({ passkeyNaming, passkeyNames }).result as any;
    expect(update).to.deep.equal({
      expression: "SET PasskeyNames.#id = :name REMOVE PasskeyNames.#stale0, PasskeyNames.#stale1",
      expressionNames: { "#stale0": "CCCC", "#stale1": "DDDD", "#id": "AAAA" },
      expressionValues: { ":name": { S: "Phone" } },
    });
    expect(condition).to.deep.equal({
      expression:
        "attribute_exists(PasskeyNames) AND (attribute_exists(PasskeyNames.#own) OR size(PasskeyNames) < :most)",
      expressionNames: { "#own": "AAAA" },
      expressionValues: { ":most": { N: 100 } },
    });
  });

  it("removes the name with its passkey, and writes nothing if there is no name", () => {
    const { update } = save({ passkeyNames: { AAAA: "Phone", CCCC: "Lost" } }).result as any;
    expect(update).to.deep.equal({
      expression: "REMOVE PasskeyNames.#stale0",
      expressionNames: { "#stale0": "CCCC" },
    });
    for (const passkeyNames of [undefined, {}, { AAAA: "Phone" }]) {
      expect(save({ passkeyNames }).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    }
  });

  it("rejects a passkey that Cognito does not list, as removePasskey does", () => {
    const named = { ...passkeyNaming, id: "toString" };
    expect(save({ passkeyNaming: named }).error).to.deep.include({
      type: "CognitoRefused",
      message: "This is not there any more.",
      errorInfo: { reason: "ResourceNotFoundException" },
    });
  });

  it("returns TryAgain after a conflict, but never fails the removal of a passkey", () => {
    const respond = (type: string, stash: Record<string, unknown>) =>
      evaluate("savePasskeyNames", "response", { stash, error: { type, message: "x" } }).error
        ?.type;
    const collision = "DynamoDB:ConditionalCheckFailedException";
    expect(respond(collision, { passkeyNaming })).to.equal("TryAgain");
    expect(respond("DynamoDB:InternalServerError", { passkeyNaming })).to.equal("Unavailable");
    expect(respond(collision, {})).to.equal(undefined);
    expect(respond("DynamoDB:InternalServerError", {})).to.equal(undefined);
  });
});

describe("Names of passkeys", () => {
  it("are returned instead of Cognito's, by the query and by each change", () => {
    const passkeyNames = { AAAA: "Phone", CCCC: "Lost" };
    const stash = { caller, passkeyNames, cognitoBodies: listing("AAAA", "toString") };
    const fields = ["namePasskey", "completePasskey", "removePasskey"].map((f) => `Mutation.${f}`);
    for (const field of [...fields, "Query.security"]) {
      const cognitoBodies = { ...stash.cognitoBodies, GetUser: {} };
      const { result } = evaluate(field, "response", {
        identity,
        stash: { ...stash, cognitoBodies },
      });
      expect((result as any).passkeys, field).to.deep.equal([
        { id: "AAAA", name: "Phone", createdAt: null },
        { id: "toString", name: "Platform passkey", createdAt: null },
      ]);
    }
  });

  it("are deleted with the account and its saved products, even without a live session", () => {
    const end = (stash: object) =>
      (
        evaluate("endSessions", "request", {
          stash: { caller, wanted: { liveSessionsOf: caller.ownerId }, ...stash },
        }).result as any
      )?.transactItems?.map((write: any) => [write.operation, write.key.OwnerId.S, write.update]);
    const writes = end({ securityChange: "accountDeleted", liveIds: [] });
    expect(writes).to.have.length(2);
    expect(writes[1]).to.deep.equal(["DeleteItem", `saved#${caller.ownerId}`, undefined]);
    const [operation, owner, update] = writes[0];
    expect([operation, owner]).to.deep.equal(["UpdateItem", "passkeys#sub-1"]);
    expect(update.expression).to.equal("SET ExpiresAt = :soon REMOVE PasskeyNames");
    expect(Number(update.expressionValues[":soon"].N)).to.be.within(
      nowSeconds() + 58,
      nowSeconds() + 60,
    );
    expect(end({ securityChange: "accountDeleted", liveIds: ["a"] })).to.have.length(4);
    expect(end({ liveIds: ["a"] })).to.have.length(2);
    expect(end({ liveIds: [] })).to.equal(undefined);
  });
});

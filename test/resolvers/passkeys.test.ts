import { expect } from "chai";
import { batch, caller, evaluate, sessionItem, userIdentity } from "./support/resolverCode";
import { httpResult } from "./support/signInTokens";

const identity = userIdentity;
const fields = ["startPasskey", "completePasskey", "removePasskey"] as const;
const given = { credential: { id: "AAAA", response: {} }, id: "AAAA" };
const listed = { CredentialId: "AAAA", FriendlyCredentialName: "Roaming passkey" };

describe("Passkeys", () => {
  it("are not offered if the setting is off", () => {
    for (const field of fields) {
      const { stash } = evaluate(
        `Mutation.${field}`,
        "request",
        { identity, arguments: given },
        { passkeys: "off" },
      );
      expect(stash.wanted, field).to.have.property("notOffered", "This store has no passkeys.");
    }
    const asked = evaluate("Query.security", "request", { identity }, { passkeys: "off" });
    expect(asked.stash.cognitoCalls).to.deep.equal([{ operation: "GetUser", input: {} }]);
  });

  it("are registered and removed after a fresh sign-in only", () => {
    const wanted = fields.map(
      (field) =>
        evaluate(`Mutation.${field}`, "request", { identity, arguments: given }).stash.wanted,
    );
    expect(wanted).to.deep.equal([
      { freshSignIn: true },
      { passkeyNames: true },
      { freshSignIn: true, passkeyNames: true },
    ]);
  });

  it("are rejected with a credential that is not an object and with an invalid id", () => {
    const refused = [
      evaluate("Mutation.completePasskey", "request", { identity, arguments: { credential: "x" } }),
      evaluate("Mutation.removePasskey", "request", { identity, arguments: { id: "" } }),
      evaluate("Mutation.removePasskey", "request", {
        identity,
        arguments: { id: "A".repeat(1365) },
      }),
    ];
    for (const { error } of refused) expect(error?.type).to.equal("InvalidInput");
  });

  it("are listed with Cognito's name and their creation time", () => {
    const bodies = { ListWebAuthnCredentials: { Credentials: [{ ...listed, CreatedAt: 1.5 }] } };
    const { result } = evaluate("Mutation.removePasskey", "response", {
      identity,
      stash: { cognitoBodies: bodies, notice: "SENT" },
    });
    expect(result).to.deep.equal({
      passkeys: [{ id: "AAAA", name: "Roaming passkey", createdAt: "1970-01-01T00:00:01.500Z" }],
      notice: "SENT",
    });
  });

  it("are rejected after the session check if the store has none", () => {
    const { error } = evaluate("checkSession", "response", {
      identity,
      stash: { caller, wanted: { notOffered: "This store has no passkeys." } },
      result: batch({ Sessions: [sessionItem()] }),
    });
    expect(error).to.include({ type: "NotOffered", message: "This store has no passkeys." });
  });

  describe("in Cognito's responses", () => {
    const response = (
      operation: string,
      status: number,
      body: object | string,
      call: object = {},
    ) =>
      evaluate("callCognito", "response", {
        identity,
        stash: {
          cognitoCalls: [{ operation, input: {}, ...call }],
          caller: { tokenExpiresAt: Date.now() },
        },
        result: httpResult(status, body),
      });

    it("are registered even if the response is empty", () => {
      for (const body of ["", "{}"]) {
        const { error, stash } = response("CompleteWebAuthnRegistration", 200, body);
        expect(error ?? null).to.equal(null);
        expect(stash.cognitoBodies).to.deep.equal({ CompleteWebAuthnRegistration: {} });
      }
    });

    it("may already be deleted, unlike the store's own pool", () => {
      const body = { __type: "ResourceNotFoundException" };
      const gone = response("DeleteWebAuthnCredential", 400, body, { mayBeMissing: true });
      expect(gone.error).to.include({ type: "CognitoRefused" });
      expect(response("GetUser", 400, body).error).to.include({ type: "Unavailable" });
    });
  });
});

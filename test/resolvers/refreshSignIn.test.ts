import { expect } from "chai";
import {
  caller,
  deployed,
  evaluateCookies,
  guestIdentity,
  sessionItem,
} from "./support/resolverCode";
import { access, httpResult, sentTokens } from "./support/signInTokens";

const identity = guestIdentity;
const withToken = { headers: { "x-jukebox-refresh": "refresh-0" }, domainName: null };
const without = { headers: {}, domainName: null };
const tokens = { access, accessSeconds: 3600, refresh: "" };

describe("refreshSignIn", () => {
  const ask = (request: typeof without) =>
    evaluateCookies("Mutation.refreshSignIn", "request", { identity, request });
  const respond = (stash: Record<string, unknown>) =>
    evaluateCookies("Mutation.refreshSignIn", "response", { stash });

  it("exchanges the refresh token from the distribution's header", () => {
    expect(ask(withToken).stash.cognito).to.deep.equal({
      operation: "GetTokensFromRefreshToken",
      input: { ClientId: deployed.userPoolClientId, RefreshToken: "refresh-0" },
    });
  });

  it("sends no call without one, and clears leftover cookies", () => {
    const { stash } = ask(without);
    expect(stash.cognito).to.equal(undefined);
    const evaluation = respond(stash);
    expect(evaluation.result).to.equal(null);
    expect(evaluation.outErrors.map(({ type }) => type)).to.deep.equal(["SessionExpired"]);
    expect(sentTokens(evaluation)).to.deep.equal({ access: "", refresh: "" });
  });

  it("does not change the refresh cookie unless the token was rotated", () => {
    const stash = { caller, email: "user@example.com", tokens };
    expect(sentTokens(respond(stash))).to.deep.equal({ access, accessSeconds: 3600 });
    const rotated = { ...stash, tokens: { ...tokens, refresh: "refresh-1" } };
    expect(sentTokens(respond(rotated))).to.deep.include({ refresh: "refresh-1" });
    expect(respond(stash).result).to.deep.equal({
      email: "user@example.com",
      sessionId: caller.sessionId,
      expiresAt: caller.tokenExpiresAt,
    });
  });

  it("gives an ended session no tokens", () => {
    const evaluation = respond({ caller, tokens, over: "SessionEnded" });
    expect(evaluation.result).to.equal(null);
    expect(evaluation.outErrors.map(({ type }) => type)).to.deep.equal(["SessionEnded"]);
    expect(sentTokens(evaluation)).to.deep.equal({ access: "", refresh: "" });
  });

  describe("checkSignIn", () => {
    const check = (item: unknown, own: object = tokens) =>
      evaluateCookies("checkSignIn", "response", {
        request: withToken,
        stash: { caller, tokens: own },
        result: item,
      }).stash;

    it("reads the session of the new tokens, if there are any", () => {
      const { result } = evaluateCookies("checkSignIn", "request", { stash: { caller, tokens } });
      expect(result).to.deep.equal({
        operation: "GetItem",
        key: { OwnerId: { S: caller.ownerId }, SessionId: { S: caller.sessionId } },
        consistentRead: true,
      });
      expect(evaluateCookies("checkSignIn", "request", { stash: {} }).earlyReturn).to.deep.equal({
        skipTo: "NEXT",
      });
    });

    it("accepts a running session, and one that has not started", () => {
      expect(check(sessionItem())).to.not.have.any.keys("over", "revoking");
      expect(check(null)).to.not.have.any.keys("over", "revoking");
    });

    it("revokes the newest refresh token of an ended session", () => {
      const ended = sessionItem({ EndedAt: Date.now() - 1 });
      expect(check(ended)).to.include({ over: "SessionEnded", revoking: "refresh-0" });
      const expired = sessionItem({ LastSeenAt: Date.now() - 90_000_000 });
      const rotated = { ...tokens, refresh: "refresh-1" };
      expect(check(expired, rotated)).to.include({
        over: "SessionExpired",
        revoking: "refresh-1",
      });
    });
  });
});

describe("signOut", () => {
  it("revokes the refresh token of the browser, and clears the cookies", () => {
    const { stash } = evaluateCookies("Mutation.signOut", "request", {
      identity,
      request: withToken,
    });
    const { result } = evaluateCookies("revokeToken", "request", { stash });
    expect(JSON.parse((result as any).params.body)).to.deep.equal({
      Token: "refresh-0",
      ClientId: deployed.userPoolClientId,
    });
  });

  for (const [what, stash, result] of [
    ["Cognito confirms", { revoking: "r", revoked: true }, true],
    ["Cognito does not", { revoking: "r", revoked: false }, false],
    ["there is no token", { revoking: "" }, true],
  ] as const) {
    it(`returns ${result} and clears the cookies when ${what}`, () => {
      const evaluation = evaluateCookies("Mutation.signOut", "response", { stash: { ...stash } });
      expect(evaluation.result).to.equal(result);
      expect(sentTokens(evaluation)).to.deep.equal({ access: "", refresh: "" });
    });
  }

  it("treats a failure of Cognito as a missing confirmation only", () => {
    const response = (context: object) =>
      evaluateCookies("revokeToken", "response", { stash: { revoking: "r" }, ...context });
    expect(response({ result: httpResult(200, {}) }).stash.revoked).to.equal(true);
    expect(response({ result: httpResult(400, {}) }).stash.revoked).to.equal(false);
    const failed = response({ error: { message: "timeout", type: "Http" } });
    expect(failed.error).to.equal(undefined);
    expect(failed.stash.revoked).to.equal(false);
  });
});

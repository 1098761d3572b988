import { expect } from "chai";
import { caller, evaluate, nowSeconds, userIdentity } from "./support/resolverCode";

const calls = [
  { operation: "VerifySoftwareToken", input: { UserCode: "123456" } },
  { operation: "SetUserMFAPreference", input: {} },
];

const response = (statusCode: number, body: unknown, own = caller) =>
  evaluate("callCognito", "response", {
    stash: { caller: own, cognitoCalls: calls },
    result: { statusCode, headers: {}, body: JSON.stringify(body) },
  });

describe("callCognito", () => {
  it("sends the first call with the caller's own token, and nothing if no call is left", () => {
    const request = { headers: { authorization: "abc" }, domainName: null };
    const ask = (cognitoCalls: unknown[]) =>
      evaluate("callCognito", "request", {
        stash: { caller, cognitoCalls },
        identity: userIdentity,
        request,
      });
    const { params } = ask(calls).result as any;
    expect(params.headers["X-Amz-Target"]).to.match(/\.VerifySoftwareToken$/);
    expect(JSON.parse(params.body)).to.deep.equal({ UserCode: "123456", AccessToken: "abc" });
    expect(ask([]).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
  });

  it("stores the response by operation and continues with the next call", () => {
    const { stash } = response(200, { Status: "SUCCESS" });
    expect(stash.cognitoBodies).to.deep.equal({ VerifySoftwareToken: { Status: "SUCCESS" } });
    expect(stash.cognitoCalls).to.deep.equal(calls.slice(1));
  });

  it("returns Cognito's exception with a message about what to do", () => {
    const { error } = response(400, { __type: "CodeMismatchException", message: "Invalid code" });
    expect(error).to.deep.include({
      type: "CognitoRefused",
      errorInfo: { reason: "CodeMismatchException" },
    });
    expect(error?.message).to.match(/^This code is not right/);
    const other = response(400, { __type: "SoftwareTokenMFANotFoundException", message: "None." });
    expect(other.error?.message).to.equal("None.");
  });

  it("treats the status ERROR as a wrong code", () => {
    expect(response(200, { Status: "ERROR" }).error).to.deep.include({
      type: "CognitoRefused",
      errorInfo: { reason: "EnableSoftwareTokenMFAException" },
    });
  });

  it("returns TryAgain if the token has just expired", () => {
    const own = { ...caller, tokenExpiresAt: nowSeconds() };
    const refusal = { __type: "NotAuthorizedException", message: "Access Token has expired" };
    expect(response(400, refusal, own).error?.type).to.equal("TryAgain");
    expect(response(400, refusal).error?.type).to.equal("CognitoRefused");
  });

  it("returns Unavailable while Cognito does not respond, and reveals nothing of its response", () => {
    expect(response(500, {}).error?.type).to.equal("Unavailable");
    const { error } = evaluate("callCognito", "response", {
      stash: { caller, cognitoCalls: calls },
      error: { message: "connect ECONNREFUSED 10.0.0.1", type: "Http" },
    });
    expect(error?.message).not.to.contain("10.0.0.1");
  });
});

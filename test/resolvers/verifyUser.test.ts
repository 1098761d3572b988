import { expect } from "chai";
import { caller, evaluate, nowSeconds } from "./support/resolverCode";

const answer = (statusCode: number, body: unknown, own = caller) =>
  evaluate("verifyUser", "response", {
    stash: { caller: own, verifyDue: true },
    result: {
      statusCode,
      headers: {},
      body: typeof body === "string" ? body : JSON.stringify(body),
    },
  });

describe("verifyUser", () => {
  it("asks Cognito with the caller's own token, only when due", () => {
    const request = { headers: { authorization: "Bearer abc" }, domainName: null };
    const ask = (verifyDue: boolean) =>
      evaluate("verifyUser", "request", { stash: { caller, verifyDue }, request });
    expect(ask(false).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    expect(ask(true).result).to.deep.equal({
      method: "POST",
      resourcePath: "/",
      params: {
        headers: {
          "Content-Type": "application/x-amz-json-1.1",
          "X-Amz-Target": "AWSCognitoIdentityProviderService.GetUser",
        },
        body: '{"AccessToken":"abc"}',
      },
    });
  });

  it("keeps the address only when Cognito has verified it", () => {
    const user = (verified: string) => ({
      UserAttributes: [
        { Name: "email", Value: "a@example.com" },
        { Name: "email_verified", Value: verified },
      ],
    });
    expect(answer(200, user("true")).stash).to.include({ verified: true, email: "a@example.com" });
    expect(answer(200, user("false")).stash).to.include({ verified: true, email: "" });
  });

  it("has the session ended when Cognito refuses token or user", () => {
    for (const __type of ["NotAuthorizedException", "UserNotFoundException"]) {
      expect(answer(400, { __type }).stash.refused).to.equal(true);
    }
  });

  it("ends no session for a token that has just expired", () => {
    const own = { ...caller, tokenExpiresAt: nowSeconds() };
    const { error } = answer(400, { __type: "NotAuthorizedException" }, own);
    expect(error?.type).to.equal("TryAgain");
  });

  it("lets nobody go on unverified while Cognito does not answer", () => {
    expect(answer(400, { __type: "TooManyRequestsException" }).error?.type).to.equal("Unavailable");
    expect(answer(500, "<html>").error?.type).to.equal("Unavailable");
    const failed = evaluate("verifyUser", "response", {
      stash: { caller },
      error: { message: "timeout", type: "Http" },
    });
    expect(failed.error?.type).to.equal("Unavailable");
  });
});

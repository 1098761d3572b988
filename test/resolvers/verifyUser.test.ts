import { expect } from "chai";
import { caller, evaluate, nowSeconds, userIdentity } from "./support/resolverCode";

const response = (statusCode: number, body: unknown, own = caller) =>
  evaluate("verifyUser", "response", {
    stash: { caller: own, verifyDue: true },
    result: {
      statusCode,
      headers: {},
      body: typeof body === "string" ? body : JSON.stringify(body),
    },
  });

describe("verifyUser", () => {
  it("calls Cognito with the caller's own token, only when due", () => {
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

  describe("the caller's token", () => {
    const tokenOf = (jti: string) =>
      `e30.${Buffer.from(JSON.stringify({ jti, name: "ÿ?>" })).toString("base64url")}.c2lnbmVk`;
    const own = tokenOf("own");
    const old = tokenOf("old");
    const protocol = (headers: object) =>
      `header-${Buffer.from(JSON.stringify(headers)).toString("base64url")}`;
    const ask = (headers: object) =>
      evaluate("verifyUser", "request", {
        stash: { caller, verifyDue: true },
        identity: { ...userIdentity, claims: { ...userIdentity.claims, jti: "own" } },
        request: { headers, domainName: null } as never,
      });
    const asked = (headers: object) => {
      const { result, error } = ask(headers);
      return error?.type ?? JSON.parse((result as any).params.body).AccessToken;
    };

    const connection = { host: "x", Authorization: `Bearer ${own}` };
    for (const [where, headers] of [
      ["in a header", { authorization: own }],
      ["in a header of another case, with a scheme", { Authorization: `bearer  ${own}` }],
      ["in a repeated header", { authorization: [old, own] }],
      [
        "in the connection's sub-protocol",
        { "sec-websocket-protocol": `graphql-ws, ${protocol(connection)}` },
      ],
      [
        "in a sub-protocol with padding",
        { "sec-websocket-protocol": `${protocol({ ...connection, host: "xx" })}=` },
      ],
      [
        "in a list of sub-protocols",
        { "Sec-WebSocket-Protocol": ["graphql-ws", protocol(connection)] },
      ],
      [
        "beside the connection's older one",
        { authorization: old, "sec-websocket-protocol": protocol(connection) },
      ],
    ] as const) {
      it(`is found ${where}`, () => {
        expect(asked(headers)).to.equal(own);
      });
    }

    for (const [what, headers] of [
      ["no headers", {}],
      ["an older token of the connection", { authorization: old }],
      [
        "more after the sub-protocol's padding",
        { "sec-websocket-protocol": `${protocol(connection)}=A` },
      ],
      [
        "an older token in the sub-protocol",
        { "sec-websocket-protocol": protocol({ Authorization: old }) },
      ],
      [
        "sub-protocols that are none",
        { "sec-websocket-protocol": "graphql-ws, header-%%%, header-bm8" },
      ],
    ] as const) {
      it(`is not guessed from ${what}: no session ends for it`, () => {
        expect(asked(headers)).to.equal("TryAgain");
      });
    }
  });

  it("keeps the address only if Cognito has verified it", () => {
    const user = (verified: string) => ({
      UserAttributes: [
        { Name: "email", Value: "a@example.com" },
        { Name: "email_verified", Value: verified },
      ],
    });
    expect(response(200, user("true")).stash).to.include({
      verified: true,
      email: "a@example.com",
    });
    expect(response(200, user("false")).stash).to.include({ verified: true, email: "" });
  });

  it("ends the session if Cognito rejects the token or the user", () => {
    for (const __type of ["NotAuthorizedException", "UserNotFoundException"]) {
      expect(response(400, { __type }).stash.refused).to.equal(true);
    }
  });

  it("ends no session for a token that has just expired", () => {
    const own = { ...caller, tokenExpiresAt: nowSeconds() };
    const { error } = response(400, { __type: "NotAuthorizedException" }, own);
    expect(error?.type).to.equal("TryAgain");
  });

  it("lets no caller continue unverified while Cognito does not respond", () => {
    expect(response(400, { __type: "TooManyRequestsException" }).error?.type).to.equal(
      "Unavailable",
    );
    expect(response(500, "<html>").error?.type).to.equal("Unavailable");
    const failed = evaluate("verifyUser", "response", {
      stash: { caller },
      error: { message: "timeout", type: "Http" },
    });
    expect(failed.error?.type).to.equal("Unavailable");
  });
});

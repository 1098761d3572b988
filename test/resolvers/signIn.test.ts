import { expect } from "chai";
import {
  caller,
  deployed,
  evaluate,
  evaluateCookies,
  guestIdentity,
  userIdentity,
} from "./support/resolverCode";
import { access, httpResult, jwt, sentTokens, tokensResponse } from "./support/signInTokens";

const identity = guestIdentity;
const headers = { "X-Jukebox-Refresh": "old-refresh" };
const request = { headers, domainName: null };

const answers = {
  USERNAME: "a@example.com",
  PASSWORD_CLAIM_SECRET_BLOCK: "block",
  PASSWORD_CLAIM_SIGNATURE: "signature",
  TIMESTAMP: "Sun Nov 29 11:00:00 UTC 2026",
};
const answering = (challenge: string, given: unknown = answers) =>
  evaluateCookies("Mutation.answerSignIn", "request", {
    identity,
    request,
    arguments: { challenge, session: "s", answers: given, device: "phone" },
  });

describe("Sign-in through the API", () => {
  it("is not offered unless cookies keep the tokens", () => {
    for (const field of [
      "beginSignIn",
      "answerSignIn",
      "setUpSignIn",
      "confirmSetUp",
      "refreshSignIn",
      "signOut",
    ]) {
      const refused = evaluate(`Mutation.${field}`, "request", {
        identity,
        arguments: { email: "a@example.com" },
      });
      expect(refused.error?.type, field).to.equal("NotOffered");
    }
  });

  it("rejects callers that are not guests of the store's identity pool", () => {
    const others = [
      userIdentity,
      { ...identity, cognitoIdentityPoolId: "eu-west-1:other" },
      { ...identity, cognitoIdentityAuthType: "authenticated" },
      { accountId: "000000000000", userArn: "arn:aws:iam::000000000000:root" },
    ];
    for (const field of ["beginSignIn", "answerSignIn", "refreshSignIn", "signOut"]) {
      for (const other of others) {
        const refused = evaluateCookies(`Mutation.${field}`, "request", {
          identity: other as never,
          request,
          arguments: { email: "a@example.com", srpA: "ab" },
        });
        expect(refused.error?.type, field).to.equal("SessionRequired");
      }
    }
  });

  describe("beginSignIn", () => {
    const begin = (args: object) =>
      evaluateCookies("Mutation.beginSignIn", "request", {
        identity,
        request,
        arguments: { email: "a@example.com", ...args },
      });

    it("starts SRP with the client's public value, or requests a passkey", () => {
      expect(begin({ srpA: "0aF" }).stash.cognito).to.deep.equal({
        operation: "InitiateAuth",
        input: {
          AuthFlow: "USER_SRP_AUTH",
          ClientId: deployed.userPoolClientId,
          AuthParameters: { USERNAME: "a@example.com", SRP_A: "0aF" },
        },
      });
      expect((begin({ factor: "PASSKEY" }).stash.cognito as any).input).to.deep.include({
        AuthFlow: "USER_AUTH",
        AuthParameters: { USERNAME: "a@example.com", PREFERRED_CHALLENGE: "WEB_AUTHN" },
      });
    });

    it("refuses what is not a public value, a password above all", () => {
      for (const srpA of [undefined, "", "correct horse", "0x1", "a".repeat(771), "ab\n"]) {
        expect(begin({ srpA }).error?.type, String(srpA)).to.equal("InvalidInput");
      }
    });

    it("returns the challenge", () => {
      const { result } = evaluateCookies("Mutation.beginSignIn", "response", {
        stash: {
          cognitoResponse: {
            ChallengeName: "SELECT_CHALLENGE",
            Session: "s",
            ChallengeParameters: { A: "b" },
            AvailableChallenges: ["PASSWORD_SRP", "WEB_AUTHN"],
          },
        },
      });
      expect(result).to.deep.equal({
        done: false,
        challenge: "SELECT_CHALLENGE",
        session: "s",
        parameters: { A: "b" },
        choices: ["PASSWORD_SRP", "WEB_AUTHN"],
      });
    });

    it("ends if Cognito requires a new password, which the API must not receive", () => {
      const { error } = evaluateCookies("Mutation.beginSignIn", "response", {
        stash: { cognitoResponse: { ChallengeName: "NEW_PASSWORD_REQUIRED", Session: "s" } },
      });
      expect(error).to.deep.include({
        type: "CognitoRefused",
        errorInfo: { reason: "NewPasswordRequired" },
      });
    });
  });

  describe("answerSignIn", () => {
    it("sends Cognito the responses to a challenge", () => {
      const { stash } = answering("PASSWORD_VERIFIER");
      expect(stash.cognito).to.deep.equal({
        operation: "RespondToAuthChallenge",
        input: {
          ClientId: deployed.userPoolClientId,
          ChallengeName: "PASSWORD_VERIFIER",
          Session: "s",
          ChallengeResponses: answers,
        },
      });
      expect(stash).to.include({ signedInBySeen: true, revoking: "old-refresh" });
    });

    for (const [challenge, given, method] of [
      ["PASSWORD_VERIFIER", answers, "PASSWORD"],
      [
        "SOFTWARE_TOKEN_MFA",
        { USERNAME: "a", SOFTWARE_TOKEN_MFA_CODE: "123456" },
        "PASSWORD_AND_CODE",
      ],
      ["MFA_SETUP", { USERNAME: "a" }, "PASSWORD_AND_CODE"],
      ["WEB_AUTHN", { USERNAME: "a", CREDENTIAL: "{}" }, "PASSKEY"],
    ] as const) {
      it(`records that ${challenge} ends a sign-in by ${method}`, () => {
        expect(answering(challenge, given).stash.signedInBy).to.equal(method);
      });
    }

    it("rejects passwords and every other name that is not on the list, in each challenge", () => {
      for (const [challenge, given] of [
        ["PASSWORD_VERIFIER", { ...answers, PASSWORD: "correct horse" }],
        ["PASSWORD_VERIFIER", { ...answers, DEVICE_KEY: "k" }],
        ["PASSWORD_VERIFIER", { ...answers, TIMESTAMP: 1 }],
        ["PASSWORD_VERIFIER", "text"],
        ["PASSWORD_VERIFIER", [answers]],
        ["PASSWORD_VERIFIER", null],
        ["PASSWORD", { USERNAME: "a", PASSWORD: "correct horse" }],
        ["NEW_PASSWORD_REQUIRED", { USERNAME: "a", NEW_PASSWORD: "correct horse" }],
        ["SELECT_CHALLENGE", { USERNAME: "a", ANSWER: "PASSWORD", PASSWORD: "correct horse" }],
        ["SELECT_CHALLENGE", { USERNAME: "a", ANSWER: "PASSWORD" }],
        ["CUSTOM_CHALLENGE", { USERNAME: "a", ANSWER: "x" }],
        ["toString", {}],
      ] as const) {
        const { error, stash } = answering(challenge, given);
        expect(error?.type, challenge).to.equal("InvalidInput");
        expect(stash.cognito).to.equal(undefined);
      }
    });

    it("returns the signed-in user, and sends the tokens to the distribution only", () => {
      const evaluation = evaluateCookies("Mutation.answerSignIn", "response", {
        stash: {
          cognito: {},
          caller,
          email: "user@example.com",
          tokens: { access, accessSeconds: 3600, refresh: "refresh-1" },
          endingIds: [],
        },
      });
      expect(evaluation.result).to.deep.equal({
        done: true,
        user: {
          email: "user@example.com",
          sessionId: caller.sessionId,
          expiresAt: caller.tokenExpiresAt,
        },
      });
      expect(sentTokens(evaluation)).to.deep.equal({
        access,
        accessSeconds: 3600,
        refresh: "refresh-1",
        refreshSeconds: 30 * 86_400,
      });
    });

    it("sends no tokens while Cognito requires another challenge", () => {
      const evaluation = evaluateCookies("Mutation.answerSignIn", "response", {
        stash: { cognito: {}, cognitoResponse: { ChallengeName: "SOFTWARE_TOKEN_MFA" } },
      });
      expect(sentTokens(evaluation)).to.equal(undefined);
      expect(evaluation.result).to.include({ done: false, challenge: "SOFTWARE_TOKEN_MFA" });
    });
  });

  describe("askCognito", () => {
    const ask = (result: unknown, stash: Record<string, unknown> = {}, error?: object) =>
      evaluateCookies("askCognito", "response", {
        stash: { cognito: {}, ...stash },
        result,
        ...(error && { error: error as never }),
      });

    it("sends the call of the stash, and none without one", () => {
      const cognito = { operation: "InitiateAuth", input: { a: 1 } };
      const { result } = evaluateCookies("askCognito", "request", { stash: { cognito } });
      expect((result as any).params).to.deep.equal({
        headers: {
          "Content-Type": "application/x-amz-json-1.1",
          "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth",
        },
        body: '{"a":1}',
      });
      expect(evaluateCookies("askCognito", "request", { stash: {} }).earlyReturn).to.deep.equal({
        skipTo: "NEXT",
      });
    });

    it("stores the tokens, and the address if it is verified", () => {
      const { stash } = ask(httpResult(200, tokensResponse()));
      expect(stash.caller).to.deep.equal(caller);
      expect(stash).to.deep.include({
        email: "user@example.com",
        tokens: { access, accessSeconds: 3600, refresh: "refresh-1" },
      });
      expect(ask(httpResult(200, tokensResponse(false))).stash.email).to.equal("");
    });

    it("rejects tokens without an origin_jti", () => {
      const response = tokensResponse() as any;
      response.AuthenticationResult.AccessToken = jwt({ sub: "x" });
      expect(ask(httpResult(200, response)).error?.type).to.equal("Unavailable");
    });

    it("names Cognito's refusals", () => {
      const body = { __type: "NotAuthorizedException", message: "Incorrect username or password." };
      expect(ask(httpResult(400, body)).error).to.deep.include({
        type: "CognitoRefused",
        message: "Incorrect username or password.",
        errorInfo: { reason: "NotAuthorizedException" },
      });
    });

    it("continues after an expected refusal only", () => {
      const stash = { refusable: ["NotAuthorizedException"] };
      const refused = ask(httpResult(400, { __type: "x#NotAuthorizedException" }), stash);
      expect(refused.error).to.equal(undefined);
      const other = ask(httpResult(400, { __type: "TooManyRequestsException" }), stash);
      expect(other.error?.type).to.equal("CognitoRefused");
    });

    it("returns Unavailable if Cognito does not respond, or the request of the store is wrong", () => {
      for (const result of [
        httpResult(500, {}),
        httpResult(200, "<html>"),
        httpResult(400, "{}"),
        httpResult(400, { __type: "ResourceNotFoundException", message: "client abc" }),
        null,
      ]) {
        expect(ask(result).error?.type).to.equal("Unavailable");
      }
      expect(ask(null, {}, { message: "timeout", type: "Http" }).error?.type).to.equal(
        "Unavailable",
      );
    });
  });

  it("starts the session with the observed method", () => {
    const stash = {
      cognito: {},
      tokens: { access },
      caller,
      signedInBy: "PASSKEY",
      signedInBySeen: true,
    };
    const context = { arguments: { device: "phone" }, stash };
    const { result } = evaluateCookies("startSession", "request", context);
    expect((result as any).transactItems[0].attributeValues).to.deep.include({
      SignedInBy: { S: "PASSKEY" },
      SignedInBySeen: { BOOL: true },
    });
  });

  it("starts no session and revokes nothing while Cognito requires another challenge", () => {
    const stash = { cognito: {}, revoking: "old-refresh" };
    for (const name of ["startSession", "revokeToken"]) {
      const { earlyReturn } = evaluateCookies(name, "request", { arguments: {}, stash });
      expect(earlyReturn, name).to.deep.equal({ skipTo: "NEXT" });
    }
  });

  describe("set-up of an authenticator", () => {
    it("requests a secret and returns Cognito's session", () => {
      const asked = evaluateCookies("Mutation.setUpSignIn", "request", {
        identity,
        request,
        arguments: { session: "s1" },
      });
      expect(asked.stash.cognito).to.deep.equal({
        operation: "AssociateSoftwareToken",
        input: { Session: "s1" },
      });
      const { result } = evaluateCookies("Mutation.setUpSignIn", "response", {
        stash: { cognitoResponse: { SecretCode: "ABC", Session: "s2" } },
      });
      expect(result).to.deep.equal({ secret: "ABC", session: "s2" });
    });

    it("accepts six digits and returns to the challenge", () => {
      const confirm = (code: string) =>
        evaluateCookies("Mutation.confirmSetUp", "request", {
          identity,
          request,
          arguments: { session: "s2", code },
        });
      expect(confirm("123456").stash.cognito).to.deep.equal({
        operation: "VerifySoftwareToken",
        input: { Session: "s2", UserCode: "123456" },
      });
      expect(confirm("12345").error?.type).to.equal("InvalidInput");
      expect(confirm("123456\n").error?.type).to.equal("InvalidInput");
      const { result } = evaluateCookies("Mutation.confirmSetUp", "response", {
        stash: { cognitoResponse: { Status: "SUCCESS", Session: "s3" } },
      });
      expect(result).to.include({ done: false, challenge: "MFA_SETUP", session: "s3" });
    });
  });
});

import { expect } from "chai";
import { evaluateExpression, evaluateRequest, outcomeOf } from "../evaluateExpression";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import { fact } from "../../../../../fidelity/fact";

const PAGE = "https://docs.aws.amazon.com/appsync/latest/devguide/utility-helpers-in-util.html";
const AREA = "APPSYNC_JS: library";

describe("util errors", () => {
  answersAsAws(fact(AREA, "util.error", PAGE), "ends the handler at util.error", () => {
    const evaluation = evaluateRequest(
      "util.error('gone', 'NotFound', { id: 1 }, { hint: 'x' }); ctx.stash.after = true;",
    );
    expect(outcomeOf(evaluation)).to.deep.equal({
      result: null,
      stash: {},
      outErrors: [],
      logs: [],
      responseHeaders: {},
      error: { message: "gone", type: "NotFound", data: { id: 1 }, errorInfo: { hint: "x" } },
    });
  });

  answersAsAws(fact(AREA, "util.appendError", PAGE), "continues after util.appendError", () => {
    const { result, outErrors, error } = evaluateRequest(
      "util.appendError('one', 'T', 1, 2); util.appendError('two'); return 3;",
    );
    expect({ result, outErrors, error }).to.deep.equal({
      result: 3,
      outErrors: [
        { message: "one", type: "T", data: 1, errorInfo: 2 },
        { message: "two", type: null, data: null, errorInfo: null },
      ],
      error: undefined,
    });
  });

  answersAsAws(
    fact(AREA, "util.unauthorized", PAGE),
    "includes the field in util.unauthorized",
    () => {
      const info = {
        fieldName: "cart",
        parentTypeName: "Query",
        variables: {},
        selectionSetList: [],
        selectionSetGraphQL: "",
      };
      expect(evaluateRequest("util.unauthorized();", { info }).error).to.deep.equal({
        message: "Not Authorized to access cart on type Query",
        type: "Unauthorized",
        data: null,
        errorInfo: null,
      });
    },
  );
});

describe("runtime.earlyReturn", () => {
  answersAsAws(
    fact(
      AREA,
      "runtime.earlyReturn",
      "https://docs.aws.amazon.com/appsync/latest/devguide/runtime-utils-js.html",
    ),
    "ends the handler with the given value",
    () => {
      const evaluation = evaluateRequest(
        "ctx.stash.a = 1; runtime.earlyReturn({ b: 2 }); util.error('x');",
      );
      expect(outcomeOf(evaluation)).to.deep.equal({
        result: { b: 2 },
        stash: { a: 1 },
        outErrors: [],
        logs: [],
        responseHeaders: {},
        earlyReturn: {},
      });
    },
  );

  it("sets where the pipeline continues", () => {
    for (const skipTo of ["END", "NEXT"]) {
      const { result, earlyReturn } = evaluateRequest(
        `runtime.earlyReturn(null, { skipTo: "${skipTo}" });`,
      );
      expect({ result, earlyReturn }).to.deep.equal({ result: null, earlyReturn: { skipTo } });
    }
  });

  it("returns null without a value", () => {
    for (const value of ["", "null", "undefined"]) {
      const { result, error, earlyReturn } = evaluateRequest(`runtime.earlyReturn(${value});`);
      const outcome = { result, error, earlyReturn };
      expect(outcome, value).to.deep.equal({ result: null, error: undefined, earlyReturn: {} });
    }
  });

  it("rejects other values of skipTo", () => {
    expect(evaluateRequest("runtime.earlyReturn(1, { skipTo: 'HOME' });").error?.message).to.equal(
      'code.js:4:9: Error: runtime.earlyReturn: skipTo must be END or NEXT, got "HOME"',
    );
  });
});

/** Recorded from AWS: localstack/appsync-utils, __snapshots__/authType.test.js.snap. */
describe("util.authType", () => {
  const iam = {
    accountId: "123456789012",
    cognitoIdentityPoolId: null,
    cognitoIdentityId: null,
    sourceIp: ["1.2.3.4"],
    username: "AKIAIOSFODNN7EXAMPLE",
    userArn: "arn:aws:iam::123456789012:user/alice",
    cognitoIdentityAuthType: null,
    cognitoIdentityAuthProvider: null,
  };
  const pool = {
    sourceIp: ["1.2.3.4"],
    username: "alice",
    groups: ["admins"],
    sub: "sub-1",
    issuer: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc123",
    claims: { sub: "sub-1" },
    defaultAuthStrategy: "ALLOW",
  };
  const oidc = { sub: "sub-1", issuer: "https://accounts.example.com", claims: {} };
  const cases: [what: string, identity: Record<string, unknown> | null, mode: string][] = [
    ["no identity", null, "API Key"],
    ["an empty identity", {}, "Lambda"],
    ["a resolver context", { resolverContext: { a: 1 } }, "Lambda"],
    ["an IAM identity", iam, "IAM"],
    ["an identity of an identity pool", { ...iam, cognitoIdentityId: "us-east-1:1" }, "IAM"],
    ["a user pool identity", pool, "User Pool"],
    ["a user pool identity without groups", { ...pool, groups: undefined }, "User Pool"],
    ["subject, issuer and claims", oidc, "Open ID Connect"],
    ["an IAM identity without user ARN", { ...iam, userArn: undefined }, "API Key"],
    ["an IAM identity with a null source IP", { ...iam, sourceIp: null }, "API Key"],
    [
      "a user pool identity without strategy",
      { ...pool, defaultAuthStrategy: undefined },
      "API Key",
    ],
    ["a user pool identity without source IP", { ...pool, sourceIp: undefined }, "API Key"],
    ["only claims", { claims: {} }, "API Key"],
    ["an OIDC identity with a username", { ...oidc, username: "alice" }, "API Key"],
  ];
  for (const [what, identity, mode] of cases) {
    answersAsAws(
      fact(AREA, "util.authType", "recorded on AWS by https://github.com/localstack/appsync-utils"),
      `returns ${mode} for ${what}`,
      () => {
        expect(evaluateExpression("util.authType()", { identity })).to.equal(
          `${mode} Authorization`,
        );
      },
    );
  }
});

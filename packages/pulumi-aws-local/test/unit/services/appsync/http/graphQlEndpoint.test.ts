import { expect } from "chai";
import { TestStack } from "../support/testStack";

const ECHO = `
  export function request(ctx) { return { payload: ctx.identity }; }
  export function response(ctx) { return ctx.result; }`;

const SCHEMA = `
  type Query {
    me: AWSJSON @aws_iam @aws_cognito_user_pools
    other: AWSJSON @aws_iam
    mine: AWSJSON
    admin: String @aws_cognito_user_pools(cognito_groups: ["admins"])
    note: Note @aws_iam @aws_cognito_user_pools
    headers: AWSJSON
  }
  type Note { text: String }
  type Subscription { noted: Note @aws_subscribe(mutations: ["note"]) }
  type Mutation { note: Note }
`;

describe("graphQlEndpoint", () => {
  let stack: TestStack;
  before(async () => {
    stack = await TestStack.start();
    await stack.user("root", "admins");
    await stack.api(SCHEMA);
    await stack.dataSource("none", { type: "NONE" });
    for (const field of ["me", "other", "mine"]) await stack.unit(`Query.${field}`, "none", ECHO);
    await stack.unit("Query.admin", "none", ECHO.replace("ctx.identity", '"secret"'));
    await stack.unit("Query.note", "none", ECHO.replace("ctx.identity", '{ text: "hi" }'));
    await stack.unit("Query.headers", "none", ECHO.replace("ctx.identity", "ctx.request.headers"));
  });
  after(() => stack.stop());

  const QUERY = JSON.stringify({ query: "{ me }" });
  const refusal = async (body: string, headers: Record<string, string>): Promise<object> => {
    const response = await stack.post(body, headers);
    const { errorType, message } = JSON.parse(String(response.body)).errors[0];
    expect(response.headers["x-amzn-errortype"]).to.equal(errorType);
    expect(response.headers["x-amzn-requestid"]).to.match(/^[0-9a-f-]{36}$/);
    expect(response.headers["access-control-allow-origin"]).to.equal("*");
    return { status: response.status, errorType, message };
  };

  describe("when a user calls", () => {
    it("accepts access and ID tokens, with and without Bearer", async () => {
      const { AccessToken, IdToken } = await stack.signIn();
      for (const authorization of [
        AccessToken,
        `Bearer ${AccessToken}`,
        IdToken,
        `Bearer ${IdToken}`,
      ]) {
        const response = await stack.post(QUERY, { authorization });
        expect(response.status).to.equal(200);
        const identity = JSON.parse(JSON.parse(String(response.body)).data.me);
        expect(identity).to.have.all.keys(
          ...["claims", "defaultAuthStrategy", "groups", "issuer", "sourceIp", "sub", "username"],
        );
        expect(identity).to.deep.include({
          groups: null,
          username: "ann",
          sourceIp: ["127.0.0.1"],
        });
      }
    });

    it("rejects a missing, unreadable, tampered or expired token", async () => {
      const { AccessToken } = await stack.signIn();
      const [head, , signature] = AccessToken.split(".");
      const forged = Buffer.from(JSON.stringify({ sub: "x", token_use: "access" })).toString(
        "base64url",
      );
      expect([
        await refusal(QUERY, {}),
        await refusal(QUERY, { authorization: "nonsense" }),
        await refusal(QUERY, { authorization: `${head}.${forged}.${signature}` }),
        await refusal(QUERY, { "x-api-key": "da2-abc" }),
      ]).to.deep.equal([
        unauthorized("Valid authorization header not provided."),
        unauthorized("Unable to parse JWT token."),
        unauthorized("You are not authorized to make this call."),
        unauthorized("You are not authorized to make this call."),
      ]);
      stack.ahead = 2 * 3600_000;
      expect(await refusal(QUERY, { authorization: AccessToken })).to.deep.equal(
        unauthorized("Token has expired."),
      );
      stack.ahead = 0;
    });

    it("removes cookies from the headers that resolvers read", async () => {
      const { AccessToken } = await stack.signIn();
      const { body } = await stack.post(JSON.stringify({ query: "{ headers }" }), {
        authorization: AccessToken,
        cookie: "a=b",
        "x-forwarded-for": "10.0.0.1",
      });
      expect(JSON.parse(JSON.parse(String(body)).data.headers)).to.deep.equal({
        "content-type": "application/json",
        host: "localhost:4000",
        authorization: AccessToken,
        "x-forwarded-for": "10.0.0.1",
      });
    });

    it("returns null for fields of other modes and groups, and resolves their siblings", async () => {
      expect(await stack.query("{ other admin note { text } }")).to.deep.equal({
        data: { other: null, admin: null, note: { text: "hi" } },
        errors: [notAuthorized("other", "Query", 3), notAuthorized("admin", "Query", 9)],
      });
      expect(await stack.query("{ admin }", {}, "root")).to.deep.equal({
        data: { admin: "secret" },
      });
    });
  });

  describe("when a client id pattern is set", () => {
    it("rejects tokens of other clients", async () => {
      const other = await TestStack.start();
      await other.api("type Query { a: String }", {
        userPoolConfig: {
          userPoolId: other.poolId,
          defaultAction: "ALLOW",
          appIdClientRegex: "none",
        },
      });
      const { AccessToken: authorization } = await other.signIn();
      expect((await other.post('{"query":"{ a }"}', { authorization })).status).to.equal(401);
      await other.stop();
    });
  });

  describe("when a request is signed", () => {
    it("passes the identity of a guest to resolvers", async () => {
      const credentials = await guest(["me"]);
      const { status, body } = await stack.postSigned(QUERY, credentials);
      expect(status).to.equal(200);
      const { username, ...identity } = JSON.parse(JSON.parse(String(body)).data.me);
      expect(username).to.match(/^AROA\w+:CognitoIdentityCredentials$/);
      expect(identity).to.deep.equal({
        accountId: "000000000000",
        cognitoIdentityPoolId: "eu-west-1:pool",
        cognitoIdentityId: "eu-west-1:guest",
        sourceIp: ["127.0.0.1"],
        userArn: "arn:aws:sts::000000000000:assumed-role/guest-me/CognitoIdentityCredentials",
        cognitoIdentityAuthType: "unauthenticated",
        cognitoIdentityAuthProvider: null,
      });
    });

    it("rejects the request if no field is allowed, and only the denied fields otherwise", async () => {
      const credentials = await guest(["me"]);
      const denied = await stack.postSigned('{"query":"{ other }"}', credentials);
      expect([denied.status, JSON.parse(String(denied.body))]).to.deep.equal([
        401,
        { errors: [{ errorType: "UnauthorizedException", message: "Permission denied" }] },
      ]);
      const { body } = await stack.postSigned(
        '{"query":"{ other __typename note { text } }"}',
        await guest(["note"]),
      );
      expect(JSON.parse(String(body))).to.deep.equal({
        data: { other: null, __typename: "Query", note: { text: null } },
        errors: [
          notAuthorized("other", "Query", 3),
          { ...notAuthorized("text", "Note", 27), path: ["note", "text"] },
        ],
      });
    });

    it("applies directives even if policies allow the field", async () => {
      const operator = { accessKeyId: "local", secretAccessKey: "local" };
      const { body } = await stack.postSigned('{"query":"{ mine }"}', operator);
      expect(JSON.parse(String(body))).to.deep.equal({
        data: { mine: null },
        errors: [notAuthorized("mine", "Query", 3)],
      });
    });

    it("rejects a wrong secret and an unknown key", async () => {
      const wrong = await stack.postSigned(QUERY, {
        accessKeyId: "local",
        secretAccessKey: "guess",
      });
      const unknown = await stack.postSigned(QUERY, { accessKeyId: "AKIA", secretAccessKey: "x" });
      expect(
        [wrong, unknown].map(({ status, headers }) => [status, headers["x-amzn-errortype"]]),
      ).to.deep.equal([
        [403, "InvalidSignatureException"],
        [403, "UnrecognizedClientException"],
      ]);
    });
  });

  describe("when a request is malformed", () => {
    it("returns AppSync's errors", async () => {
      const { AccessToken: authorization } = await stack.signIn();
      const ask = (body: string): Promise<object> => refusal(body, { authorization });
      const unparsable = {
        status: 400,
        errorType: "MalformedHttpRequestException",
        message: "Unable to parse GraphQL query.",
      };
      expect(await ask("")).to.deep.equal({ ...unparsable, message: "Request body is empty." });
      for (const body of [
        "meow",
        "{}",
        "[]",
        "{}}",
        `[${QUERY}]`,
        '{"query":"{ me"}',
        '{"query":"{me}","variables":[]}',
      ]) {
        expect(await ask(body), body).to.deep.equal(unparsable);
      }
      const bad = { status: 400, errorType: "BadRequestException" };
      const two = "query A { me } query B { me }";
      expect(await ask(JSON.stringify({ query: two }))).to.deep.equal({
        ...bad,
        message: "Missing operation name.",
      });
      expect(await ask(JSON.stringify({ query: two, operationName: "C" }))).to.deep.equal({
        ...bad,
        message: "Unknown operation named 'C'.",
      });
      expect(await ask(JSON.stringify({ query: `{ ${"me ".repeat(15_001)} }` }))).to.deep.equal({
        ...bad,
        message: "The GraphQL document has more than 15000 tokens.",
      });
    });

    it("accepts a bare document and a named operation", async () => {
      const { AccessToken: authorization } = await stack.signIn();
      const bare = await stack.post("{ __typename }", {
        authorization,
        "content-type": "application/graphql",
      });
      expect(JSON.parse(String(bare.body))).to.deep.equal({ data: { __typename: "Query" } });
      const body = JSON.stringify({
        query: "query A { __typename } query B { b: __typename }",
        operationName: "B",
      });
      const named = await stack.post(body, { authorization });
      expect(JSON.parse(String(named.body))).to.deep.equal({ data: { b: "Query" } });
    });

    it("rejects a subscription over HTTP", async () => {
      const { data, errors } = await stack.query("subscription { noted { text } }");
      expect([data, errors![0].errorType]).to.deep.equal([null, "OperationNotSupported"]);
    });
  });

  it("responds to a browser's preflight request", async () => {
    const { status, headers } = await stack.appSync.handle({
      method: "OPTIONS",
      path: "/graphql",
      query: "",
      headers: { "access-control-request-headers": "authorization,x-amz-user-agent" },
      body: Buffer.alloc(0),
      sourceIp: "127.0.0.1",
    });
    expect([status, headers["access-control-allow-headers"]]).to.deep.equal([
      200,
      "authorization,x-amz-user-agent",
    ]);
  });

  /** Credentials of a guest whose role allows some root fields of Query. */
  async function guest(fields: string[]): ReturnType<TestStack["guest"]> {
    const api = `arn:aws:appsync:eu-west-1:000000000000:apis/${stack.apiId}`;
    return stack.guest(
      `guest-${fields.join("-")}`,
      fields.map((field) => `${api}/types/Query/fields/${field}`),
    );
  }
});

function unauthorized(message: string): object {
  return { status: 401, errorType: "UnauthorizedException", message };
}

function notAuthorized(field: string, type: string, column: number): object {
  return {
    path: [field],
    data: null,
    errorType: "Unauthorized",
    errorInfo: null,
    locations: [{ line: 1, column, sourceName: null }],
    message: `Not Authorized to access ${field} on type ${type}`,
  };
}

import { expect } from "chai";
import type { HttpRequest, HttpResponse } from "../../../../../src/core/http";
import { TestStack } from "../support/testStack";

const RAW = `
  export function request(ctx) { return ctx.args.request; }
  export function response(ctx) { return { result: ctx.result, error: ctx.error }; }`;

describe("callHttp", () => {
  let stack: TestStack;
  let seen: HttpRequest[] = [];
  let reply: HttpResponse;
  before(async () => {
    stack = await TestStack.start();
    const field = (name: string): string => `${name}(request: AWSJSON): AWSJSON`;
    await stack.api(
      `type Query { ${["signed", "open", "far", "distrusted"].map(field).join(" ")} }`,
    );
    const authorizationConfig = {
      authorizationType: "AWS_IAM",
      awsIamConfig: { signingRegion: "eu-west-1", signingServiceName: "ses" },
    };
    const endpoint = "https://email.eu-west-1.amazonaws.com";
    await stack.dataSource("signed", {
      type: "HTTP",
      httpConfig: { endpoint, authorizationConfig },
    });
    await stack.dataSource("open", { type: "HTTP", httpConfig: { endpoint } });
    await stack.dataSource("far", {
      type: "HTTP",
      httpConfig: { endpoint: "https://example.com" },
    });
    await stack.dataSource("distrusted", {
      type: "HTTP",
      httpConfig: { endpoint, authorizationConfig },
      serviceRoleArn: await stack.role("lambda", "lambda.amazonaws.com", [
        { Effect: "Allow", Action: "ses:SendEmail", Resource: "*" },
      ]),
    });
    for (const name of ["signed", "open", "far", "distrusted"]) {
      await stack.unit(`Query.${name}`, name, RAW);
    }
    stack.hosts.set("email.eu-west-1.amazonaws.com", async (request) => {
      seen.push(request);
      return reply;
    });
  });
  beforeEach(() => {
    seen = [];
    reply = {
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"MessageId":"1"}',
    };
  });
  after(() => stack.stop());

  const send = async (field: string, request: object): Promise<any> => {
    const { data, errors } = await stack.query(`query ($r: AWSJSON) { ${field}(request: $r) }`, {
      r: JSON.stringify(request),
    });
    return errors === undefined ? JSON.parse(data[field]) : errors[0];
  };

  it("signs with the service role so that the service can verify it", async () => {
    const response = await send("signed", {
      method: "POST",
      resourcePath: "/v2/email/outbound emails",
      params: {
        query: { b: "2 3", a: "1&" },
        headers: { "Content-Type": "application/json" },
        body: { hello: "wörld" },
      },
    });
    expect(response).to.deep.equal({
      result: { statusCode: 200, headers: reply.headers, body: '{"MessageId":"1"}' },
      error: null,
    });
    const [request] = seen;
    expect(request!.body.toString()).to.equal('{"hello":"wörld"}');
    expect(request!.path).to.equal("/v2/email/outbound%20emails");
    expect(request!.query).to.equal("b=2%203&a=1%26");
    expect(stack.services.iam.verify(request!, "ses").arn).to.equal(
      "arn:aws:sts::000000000000:assumed-role/service/APPSYNC_ASSUME_ROLE",
    );
  });

  it("returns responses with other statuses as results", async () => {
    reply = { status: 429, headers: { "content-type": "application/json" }, body: "{}" };
    const { result, error } = await send("open", { method: "GET", resourcePath: "/" });
    expect([result.statusCode, error]).to.deep.equal([429, null]);
    expect(seen[0]!.headers["authorization"]).to.equal(undefined);
  });

  it("rejects hosts that are not services of the stack", async () => {
    const { error } = await send("far", { method: "GET", resourcePath: "/" });
    expect(error.message).to.equal(
      'Host "example.com" is not a service of this stack, and requests to other hosts are switched off.',
    );
  });

  it("rejects a role that does not trust AppSync", async () => {
    const { error } = await send("distrusted", { method: "GET", resourcePath: "/" });
    expect(error.type).to.equal("UnauthorizedException");
  });

  it("rejects content types that AppSync does not accept", async () => {
    reply = { status: 200, headers: { "Content-Type": "image/png" }, body: "x" };
    const { error } = await send("open", { method: "GET", resourcePath: "/" });
    expect(error.type).to.equal("UnsupportedContentType");
  });

  it("fails the field with MappingTemplate when the request is malformed", async () => {
    const cases: [object, string][] = [
      [{ resourcePath: "/" }, "Value for field '$[method]' not found."],
      [{ method: "GET" }, "Value for field '$[resourcePath]' not found."],
      [{ method: "HEAD", resourcePath: "/" }, "Unsupported method 'HEAD'."],
      [
        { method: "GET", resourcePath: "/", params: { headers: { Host: "x" } } },
        "Header 'host' cannot be set.",
      ],
    ];
    for (const [request, message] of cases) {
      expect(await send("open", request)).to.deep.include({
        errorType: "MappingTemplate",
        message,
      });
    }
  });
});

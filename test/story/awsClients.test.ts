import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { request, type IncomingHttpHeaders } from "node:http";
import { post } from "../support/post";
import { createGuest } from "../support/shopper";
import { keysOf, signedHeaders } from "../support/signed";
import { sharedStack, type RunningStack } from "../support/stack";

describe("The operator's AWS clients", () => {
  let stack: RunningStack;
  let config: { endpoint: string; region: string; credentials: Record<string, string> | any };
  before(async () => {
    stack = await sharedStack();
    config = {
      endpoint: stack.outputs.awsEndpoint!,
      region: stack.outputs.region!,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    };
  });

  it("list the tables and read their time to live", async () => {
    const client = new DynamoDBClient(config);
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).to.have.length(6);
    const timeToLive: Record<string, unknown> = {};
    for (const TableName of TableNames!) {
      const { TimeToLiveDescription } = await client.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      timeToLive[TableName.replace(/^jukebox-|-[0-9a-f]{7}$/g, "")] = TimeToLiveDescription;
    }
    client.destroy();
    const on = { TimeToLiveStatus: "ENABLED", AttributeName: "ExpiresAt" };
    const off = { TimeToLiveStatus: "DISABLED" };
    expect(timeToLive).to.deep.equal({
      carts: on,
      history: on,
      products: off,
      purchases: off,
      sessions: on,
      shelves: off,
    });
  });

  it("list the demo users", async () => {
    const client = new CognitoIdentityProviderClient(config);
    const UserPoolId = stack.outputs.userPoolId!;
    const { Users } = await client.send(
      new ListUsersCommand({ UserPoolId, Filter: 'email ^= "admin@"' }),
    );
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    client.destroy();
    expect(Users!.map(({ UserStatus }) => UserStatus)).to.deep.equal(["CONFIRMED"]);
    expect(UserPool!.Id).to.equal(UserPoolId);
  });

  it("are rejected with any other key", async () => {
    const client = new DynamoDBClient({
      ...config,
      credentials: { accessKeyId: "AKIAOTHER", secretAccessKey: "local" },
    });
    const error = await client.send(new ListTablesCommand({})).catch((reason: Error) => reason);
    client.destroy();
    expect((error as Error).name).to.equal("UnrecognizedClientException");
  });
});

describe("AWS's clients, with calls that the stack does not support or names that it does not have", () => {
  let stack: RunningStack;
  before(async () => (stack = await sharedStack()));

  /** Sends a request with these headers, for any `host`. */
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body = "",
    hostname = "127.0.0.1",
  ): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> =>
    new Promise((done, fail) => {
      const { port } = new URL(stack.origin);
      const asked = request({ method, path, hostname, port, headers }, (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        const { statusCode: status = 0, headers } = response;
        response.on("end", () => done({ status, headers, text }));
      });
      asked.on("error", fail).end(body);
    });
  const signedFor = (service: string): Record<string, string> => ({
    authorization: `AWS4-HMAC-SHA256 Credential=local/20260102/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=${"0".repeat(64)}`,
  });
  const FORM = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  const target = (name: string): Record<string, string> => ({ "x-amz-target": name });

  it("get each error with its code, message and request id, in their protocol", async () => {
    const large = "x".repeat(300_000);
    const rows: [string, Record<string, string>, string?, string?][] = [
      ["POST /", target("TrentService.ListKeys")],
      ["POST /", target("DynamoDB_20120810.Nope"), "{}"],
      ["POST /", target("DynamoDB_20120810.ListTables"), "{}"],
      ["POST /", { ...target("DynamoDB_20120810.ListTables"), ...signedFor("dynamodb") }, "{}"],
      ["POST /", target("AWSCognitoIdentityProviderService.SignUp"), "{"],
      ["POST /", target("AWSCognitoIdentityProviderService.Nope"), "{}"],
      ["POST /", target("AWSCognitoIdentityProviderService.ListUserPools"), "{}"],
      ["POST /", target("AWSCognitoIdentityService.GetId"), "{"],
      ["POST /", target("AWSCognitoIdentityService.Nope"), "{}"],
      ["POST /", target("AWSCognitoIdentityService.GetId"), large],
      ["POST /", target("AWSCognitoIdentityService.GetId"), "{}", "evil.example"],
      ["POST /v2/email/outbound-emails", {}, "{}"],
      ["GET /v2/email/identities", {}],
      ["POST /v1/dataplane-evaluatecode", {}, "{}"],
      ["GET /v1/apis", signedFor("appsync")],
      ["GET /2015-03-31/functions/", signedFor("lambda")],
      ["POST /service/Arc/operation/List", { "smithy-protocol": "rpc-v2-cbor" }],
      ["GET /eu-west-1_Nope/.well-known/jwks.json", {}],
    ];
    for (const [line, headers, body, host = "localhost"] of rows) {
      const [method, path] = line.split(" ") as [string, string];
      const reply = await send(method, path, { ...headers, host }, body);
      const name = `${line} ${headers["x-amz-target"] ?? ""} ${host}`;
      expect(reply.status, name).to.be.within(400, 499);
      expect(reply.headers["x-amzn-errortype"], name).to.match(/^\w+:?$/);
      expect(reply.headers["x-amzn-requestid"], name).to.match(/^[0-9a-f-]{36}$/);
      expect(reply.text, name).to.contain("__type").and.contain("message");
    }
    for (const [line, headers, body] of [
      ["GET /", signedFor("s3")],
      ["GET /2013-04-01/hostedzone", signedFor("route53")],
      ["POST /", { ...signedFor("ec2"), ...FORM }, "Action=DescribeInstances"],
      ["POST /", { ...signedFor("sns"), ...FORM }, "Action=ListTopics"],
      ["POST /", { ...signedFor("sts"), ...FORM }, "Action=GetCallerIdentity"],
      ["POST /", { ...signedFor("ses"), ...FORM }, large],
    ] as [string, Record<string, string>, string?][]) {
      const [method, path] = line.split(" ") as [string, string];
      const reply = await send(method, path, { ...headers, host: "localhost" }, body);
      expect(reply.status, line).to.be.within(400, 501);
      expect(reply.headers["content-type"], line).to.match(/xml/);
      expect(reply.headers["x-amzn-requestid"], line).to.match(/^[0-9a-f-]{36}$/);
      expect(reply.text, line).to.match(/<Code>\w+<\/Code><Message>[^<]+<\/Message>/);
    }
  });

  it("reach the services under AWS's host names, and nothing else", async () => {
    const region = "eu-west-1.amazonaws.com";
    const keys = `/${stack.outputs.userPoolId}/.well-known/jwks.json`;
    const shown = await send("GET", keys, { host: `cognito-idp.${region}` });
    expect(JSON.parse(shown.text)["keys"]).to.have.length(2);
    const pool = JSON.stringify({ IdentityPoolId: stack.outputs.identityPoolId });
    const getId = { ...target("AWSCognitoIdentityService.GetId") };
    const guest = await send("POST", "/", { ...getId, host: `cognito-identity.${region}` }, pool);
    expect(JSON.parse(guest.text)["IdentityId"]).to.match(/^eu-west-1:/);
    for (const host of [`dynamodb.${region}`, `s3.${region}`, `x.appsync-api.${region}`]) {
      const { status, text } = await send("GET", "/_local/inbox", { host });
      expect([status >= 400, text.includes("is not supported")], host).to.eql([true, true]);
    }
    const elsewhere = { ...getId, host: "cognito-identity.us-west-2.amazonaws.com" };
    expect((await send("POST", "/", elsewhere, pool)).text).to.contain("region is 'eu-west-1'");
  });

  it("may add x-amz-user-agent after signing, as Apollo's links do", async () => {
    const body = JSON.stringify({ query: "{ cart { id } }" });
    const keys = await keysOf(createGuest(stack));
    const headers = await signedHeaders(stack, body, { keys });
    const { status, body: reply } = await post(stack, body, {
      ...headers,
      "x-amz-user-agent": "aws-amplify/3.0.7 js",
      "x-forwarded-for": "192.0.2.1",
    });
    expect([status, reply.errors]).to.eql([200, undefined]);
    const added = { ...headers, "x-amz-extra": "1" };
    expect((await post(stack, body, added)).status).to.equal(403);
  });
});

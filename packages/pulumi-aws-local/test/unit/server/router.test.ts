import { expect } from "chai";
import { createRouter } from "../../../src/server/router";
import { RouteTable } from "../../../src/server/routeTable";
import { stackRoutes } from "../../../src/server/stackRoutes";
import type { LocalServices } from "../../../src/services/localServices";
import type { HttpHandler, HttpRequest } from "../../../src/core/http";

const named =
  (name: string): HttpHandler =>
  async () => ({ status: 200, headers: {}, body: name });

const endpoints = {
  byTarget: { DynamoDB_20120810: named("dynamodb") },
  byAction: { sts: named("sts"), ses: named("ses v1") },
  byHost: {
    dynamodb: named("dynamodb"),
    "streams.dynamodb": named("streams"),
    "cognito-idp": named("cognito-idp"),
    "cognito-identity": named("cognito-identity"),
    email: named("ses v1"),
    sts: named("sts"),
    appsync: named("evaluateCode"),
  },
  graphql: named("graphql"),
  evaluateCode: named("evaluateCode"),
  ses: named("ses"),
  site: named("site"),
};

let hasDomains = false;
let apiPaths: string[] = [];

const services = {
  region: "eu-west-1",
  appSync: { api: { definition: { id: "abc" } } },
  distributions: { leadsToApi: (path: string) => apiPaths.includes(path) },
  userPools: {
    hasDomains: () => hasDomains,
    jwks(poolId: string) {
      if (poolId !== "eu-west-1_A") throw new Error("no such pool");
      return { keys: [] };
    },
    openIdConfiguration: (poolId: string, origin: string) => ({ poolId, origin }),
  },
} as unknown as LocalServices;

const workbench = { path: /^\/_local(\/|$)/, handle: named("workbench") };
const route = createRouter(new RouteTable(stackRoutes(services, endpoints, [workbench])));

async function send(method: string, path: string, headers: HttpRequest["headers"] = {}) {
  const { status, body } = await route({
    method,
    path,
    query: "",
    headers: { host: "localhost:4000", ...headers },
    body: Buffer.alloc(0),
    sourceIp: "127.0.0.1",
  });
  return [status, String(body)];
}

describe("createRouter", () => {
  it("reports that the endpoints of a user pool domain are not served, if there is a domain", async () => {
    expect(await send("GET", "/oauth2/authorize")).to.eql([200, "site"]);
    hasDomains = true;
    const [status, text] = await send("GET", "/oauth2/authorize");
    hasDomains = false;
    expect([status, String(text).split(" are not")[1]]).to.eql([
      501,
      " served by the local stack. Sign in over the protocol of user pools instead.\n",
    ]);
  });

  it("routes the paths of the API through its distribution, signed or not", async () => {
    const date = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    const credential = `AKIA/${date}/eu-west-1/appsync/aws4_request`;
    const signed = { authorization: `AWS4-HMAC-SHA256 Credential=${credential}` };
    const ask = async (): Promise<unknown[]> => [
      await send("POST", "/graphql", signed),
      await send("POST", "/graphql/refresh", signed),
      await send("OPTIONS", "/graphql"),
    ];
    const before = await ask();
    expect([before[0], before[2]]).to.eql([
      [200, "graphql"],
      [200, "graphql"],
    ]);
    expect(before[1]).to.not.eql([200, "site"]);
    apiPaths = ["/graphql", "/graphql/refresh"];
    expect(await ask()).to.eql(Array(3).fill([200, "site"]));
    const host = "abc.appsync-api.eu-west-1.amazonaws.com";
    expect(await send("POST", "/graphql", { host })).to.eql([200, "graphql"]);
    apiPaths = [];
  });

  it("finds each service by its path", async () => {
    expect([
      await send("POST", "/graphql"),
      await send("POST", "/v1/dataplane-evaluatecode"),
      await send("POST", "/v2/email/outbound-emails"),
      await send("GET", "/_local/inbox"),
      await send("GET", "/"),
      await send("GET", "/any/page"),
    ]).to.eql([
      [200, "graphql"],
      [200, "evaluateCode"],
      [200, "ses"],
      [200, "workbench"],
      [200, "site"],
      [200, "site"],
    ]);
  });

  it("finds an AWS protocol by X-Amz-Target", async () => {
    const response = await send("POST", "/", { "x-amz-target": "DynamoDB_20120810.ListTables" });
    expect(response).to.eql([200, "dynamodb"]);
  });

  for (const [target, what] of [
    [undefined, "POST /"],
    ["", "POST /"],
    ["Nope.ListTables", 'ListTables of "Nope"'],
    ["constructor.x", 'x of "constructor"'],
    ["__proto__.x", 'x of "__proto__"'],
  ]) {
    it(`rejects operations of the target "${target}"`, async () => {
      const [status, body] = await send("POST", "/", { "x-amz-target": target });
      expect([status, JSON.parse(String(body))]).to.eql([
        400,
        {
          __type: "UnknownOperationException",
          message: `${what} is not supported by the local stack.`,
        },
      ]);
    });
  }

  const scope = (service: string): HttpRequest["headers"] => ({
    authorization: `AWS4-HMAC-SHA256 Credential=local/20260102/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  });
  const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

  it("finds a query service by the scope of the signature", async () => {
    const post = (service: string) => send("POST", "/", { ...form, ...scope(service) });
    expect(await post("sts")).to.eql([200, "sts"]);
    expect(await post("ses")).to.eql([200, "ses v1"]);
    expect((await post("rds"))[0]).to.equal(400);
  });

  it("responds to clients of unknown services in their protocol, not with the site", async () => {
    const [, s3] = await send("GET", "/", scope("s3"));
    expect(s3).to.match(/<Error><Code>NotImplemented<.*ListBuckets of &quot;s3&quot; is not/s);
    const [, lambda] = await send("GET", "/2015-03-31/functions/", scope("lambda"));
    expect(lambda).to.contain('"message":"ListFunctions of \\"lambda\\" is not supported');
    const [, ses] = await send("GET", "/v2/email/identities");
    expect(ses).to.contain("ListEmailIdentities of ");
    const [, rpc] = await send("POST", "/service/Clock/operation/Tell", {
      "smithy-protocol": "rpc-v2-cbor",
    });
    expect(rpc).to.contain("UnknownOperationException").and.contain('Tell of "Clock"');
  });

  describe("under AWS's host names", () => {
    const at = (host: string, method: string, path: string, headers: HttpRequest["headers"] = {}) =>
      send(method, path, { host, ...headers });

    for (const [host, answer] of [
      ["dynamodb.eu-west-1.amazonaws.com", "dynamodb"],
      ["dynamodb.eu-west-1.amazonaws.com:4000", "dynamodb"],
      ["DynamoDB.EU-WEST-1.amazonaws.com", "dynamodb"],
      ["dynamodb-fips.eu-west-1.amazonaws.com", "dynamodb"],
      ["000000000000.ddb.eu-west-1.amazonaws.com", "dynamodb"],
      ["streams.dynamodb.eu-west-1.amazonaws.com", "streams"],
      ["cognito-idp.eu-west-1.amazonaws.com", "cognito-idp"],
      ["cognito-identity.eu-west-1.amazonaws.com", "cognito-identity"],
      ["email.eu-west-1.amazonaws.com", "ses v1"],
      ["sts.eu-west-1.amazonaws.com", "sts"],
      ["sts.amazonaws.com", "sts"],
    ] as const) {
      it(`serves ${host}`, async () => {
        const target = { "x-amz-target": "DynamoDB_20120810.ListTables" };
        expect(await at(host, "POST", "/", target)).to.eql([200, answer]);
      });
    }

    it("serves each service's own paths", async () => {
      const region = "eu-west-1.amazonaws.com";
      expect([
        await at(`email.${region}`, "POST", "/v2/email/outbound-emails"),
        await at(`appsync.${region}`, "POST", "/v1/dataplane-evaluatecode"),
        await at(`abc.appsync-api.${region}`, "POST", "/graphql"),
        await at(`cognito-idp.${region}`, "GET", "/eu-west-1_A/.well-known/jwks.json"),
      ]).to.eql([
        [200, "ses"],
        [200, "evaluateCode"],
        [200, "graphql"],
        [200, '{"keys":[]}'],
      ]);
    });

    it("rejects the host of another API as AppSync does", async () => {
      const other = "xyz.appsync-api.eu-west-1.amazonaws.com";
      expect(await at(other, "POST", "/graphql")).to.eql([
        404,
        '{"errors":[{"errorType":"NotFoundException","message":"This stack has no GraphQL API \\"xyz\\"."}]}',
      ]);
    });

    it("serves neither the site nor the workbench", async () => {
      for (const service of ["dynamodb", "s3", "email", "abc.appsync-api", "x.execute-api"]) {
        for (const path of ["/", "/_local/inbox", "/index.html", "/oauth2/token"]) {
          const [status, body] = await at(`${service}.eu-west-1.amazonaws.com`, "GET", path);
          if (service === "dynamodb" && path === "/") continue;
          if (service === "email" && path === "/") continue;
          expect(status, `${service}${path}`).to.be.within(400, 501);
          expect(body).to.contain("is not supported by the local stack.");
        }
      }
    });

    it("rejects the host of another region, and names the stack's region", async () => {
      const host = "cognito-idp.us-west-2.amazonaws.com";
      const [status, body] = await at(host, "POST", "/");
      expect([status, JSON.parse(String(body))]).to.eql([
        400,
        {
          __type: "InvalidEndpointException",
          message: "This stack's region is 'eu-west-1', not 'us-west-2'.",
        },
      ]);
      const signed = await at("sts.us-west-2.amazonaws.com", "POST", "/", scope("sts"));
      expect(signed[1]).to.match(/<Code>SignatureDoesNotMatch<.*region is 'eu-west-1'/);
      const sns = await at("x.appsync-api.us-west-2.amazonaws.com", "POST", "/graphql");
      expect(sns[1]).to.contain('"errors":[{"errorType":"InvalidEndpointException"');
    });

    for (const host of [
      "amazonaws.com",
      ".amazonaws.com",
      "dynamodb.eu-west-1.amazonaws.com.evil.example",
      "evil.example/dynamodb.eu-west-1.amazonaws.com",
      "dynamodb.eu-west-1.amazonaws.com@evil.example",
      "dynamodb.eu-west-1.amazonaws.org",
      "eu-west-1.amazonaws.com",
      "a..eu-west-1.amazonaws.com",
      "dynamodb.eu-west-1.evilamazonaws.com",
    ]) {
      it(`rejects "${host}"`, async () => {
        expect(await at(host, "GET", "/any/page")).to.eql([
          421,
          "This local stack only accepts requests to localhost.\n",
        ]);
      });
    }

    it("rejects pages of other origins, including those of AWS's hosts", async () => {
      const host = "dynamodb.eu-west-1.amazonaws.com";
      for (const origin of ["https://evil.example", `http://${host}`, "null"]) {
        const [status, body] = await at(host, "POST", "/", { origin });
        expect([status, JSON.parse(String(body))["__type"]]).to.eql([403, "AccessDeniedException"]);
      }
    });
  });

  it("returns the keys of existing pools", async () => {
    const path = (id: string): string => `/${id}/.well-known/jwks.json`;
    expect(await send("GET", path("eu-west-1_A"))).to.eql([200, '{"keys":[]}']);
    expect((await send("GET", path("eu-west-1_B")))[0]).to.equal(404);
    expect(await send("GET", path("%zz"))).to.eql([200, "site"]);
  });

  it("returns the discovery document of a pool, with its own origin", async () => {
    expect(await send("GET", "/eu-west-1_A/.well-known/openid-configuration")).to.eql([
      200,
      '{"poolId":"eu-west-1_A","origin":"http://localhost:4000"}',
    ]);
  });

  for (const host of [undefined, "evil.example", "localhost.evil.example", "evil.example:4000"]) {
    it(`rejects the host "${host}"`, async () => {
      expect((await send("GET", "/_local/inbox", { host }))[0]).to.equal(421);
    });
  }

  const foreignOrigins = [
    "https://evil.example",
    "http://localhost.evil.example",
    "http://localhost:4000.evil.example",
    "http://evil.example/localhost",
    "http://user@evil.example",
    "null",
    "",
  ];
  const paths = [
    ["POST", "/graphql"],
    ["OPTIONS", "/graphql"],
    ["POST", "/"],
    ["OPTIONS", "/"],
    ["POST", "/v2/email/outbound-emails"],
    ["POST", "/v1/dataplane-evaluatecode"],
    ["GET", "/_local/inbox"],
    ["GET", "/eu-west-1_A/.well-known/jwks.json"],
    ["GET", "/any/page"],
  ] as const;
  for (const origin of foreignOrigins) {
    it(`rejects pages of "${origin}" on every path`, async () => {
      const responses = await Promise.all(
        paths.map(([method, path]) =>
          send(method, path, { origin, "x-amz-target": "DynamoDB_20120810.X" }),
        ),
      );
      const text = "This local stack only accepts requests from pages of this machine.";
      expect(responses.map(([status]) => status)).to.eql(paths.map(() => 403));
      for (const [, body] of responses) expect(body).to.contain(text);
    });
  }

  for (const origin of [
    undefined,
    "http://localhost:5173",
    "http://127.0.0.1:4000",
    "https://[::1]:9",
  ]) {
    it(`serves pages of "${origin}", as AWS serves all`, async () => {
      expect(await send("POST", "/graphql", { origin })).to.eql([200, "graphql"]);
    });
  }
});

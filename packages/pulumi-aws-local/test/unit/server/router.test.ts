import { expect } from "chai";
import { createRouter } from "../../../src/server/router";
import type { LocalServices } from "../../../src/services/localServices";
import type { HttpHandler, HttpRequest } from "../../../src/core/http";

const named =
  (name: string): HttpHandler =>
  async () => ({ status: 200, headers: {}, body: name });

const endpoints = {
  byTarget: { DynamoDB_20120810: named("dynamodb") },
  byHost: {},
  graphql: named("graphql"),
  evaluateCode: named("evaluateCode"),
  ses: named("ses"),
  site: named("site"),
  workbench: named("workbench"),
};

const services = {
  userPools: {
    jwks(poolId: string) {
      if (poolId !== "eu-west-1_A") throw new Error("no such pool");
      return { keys: [] };
    },
  },
} as unknown as LocalServices;

const route = createRouter(services, endpoints);

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
    const answer = await send("POST", "/", { "x-amz-target": "DynamoDB_20120810.ListTables" });
    expect(answer).to.eql([200, "dynamodb"]);
  });

  for (const target of [undefined, "", "Nope.ListTables", "constructor.x", "__proto__.x"]) {
    it(`knows no operation of the target "${target}"`, async () => {
      const unknown = [400, '{"__type":"UnknownOperationException"}'];
      expect(await send("POST", "/", { "x-amz-target": target })).to.eql(unknown);
    });
  }

  it("shows the keys of pools that exist", async () => {
    const path = (id: string): string => `/${id}/.well-known/jwks.json`;
    expect(await send("GET", path("eu-west-1_A"))).to.eql([200, '{"keys":[]}']);
    expect((await send("GET", path("eu-west-1_B")))[0]).to.equal(404);
    expect(await send("GET", path("%zz"))).to.eql([200, "site"]);
  });

  for (const host of [undefined, "evil.example", "localhost.evil.example", "evil.example:4000"]) {
    it(`refuses the host "${host}"`, async () => {
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
    it(`refuses pages of "${origin}" on every path`, async () => {
      const answers = await Promise.all(
        paths.map(([method, path]) =>
          send(method, path, { origin, "x-amz-target": "DynamoDB_20120810.X" }),
        ),
      );
      const refused = [403, "This local stack answers pages of this machine only.\n"];
      expect(answers).to.eql(paths.map(() => refused));
    });
  }

  for (const origin of [
    undefined,
    "http://localhost:5173",
    "http://127.0.0.1:4000",
    "https://[::1]:9",
  ]) {
    it(`answers pages of "${origin}", as AWS answers all`, async () => {
      expect(await send("POST", "/graphql", { origin })).to.eql([200, "graphql"]);
    });
  }
});

import { expect } from "chai";
import type { HttpRequest, HttpResponse } from "../../../../src/core/http";
import { cloudFrontHandlers } from "../../../../src/services/cloudfront/resources";
import { Distributions } from "../../../../src/services/cloudfront/service";
import { siteHandler } from "../../../../src/services/cloudfront/siteHandler";
import type { LocalServices } from "../../../../src/services/localServices";
import { Buckets } from "../../../../src/services/s3/service";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { applyResource } from "../../support/applyResource";
import { facts } from "./support/facts";
import { viewerRequest } from "./support/runEdge";

const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
const ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
const ALL_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];
const HEADERS = {
  host: "store.example.com",
  "content-type": "application/json",
  "x-own": "1",
  "x-edge-secret": "forged",
  cookie: "a=1",
  connection: "keep-alive",
};

describe("siteHandler with an API as origin", () => {
  let services: LocalServices;
  let seen: HttpRequest[];
  let answer: HttpResponse;

  beforeEach(() => {
    seen = [];
    answer = { status: 200, headers: { "content-type": "application/json" }, body: "{}" };
    services = {
      buckets: new Buckets(),
      distributions: new Distributions(),
      region: "eu-west-1",
      accountId: "000000000000",
      options: { origin: "http://localhost:4000" },
      originAt: (domainName) =>
        domainName === "localhost"
          ? { host: "localhost:4000", handle: async (request) => (seen.push(request), answer) }
          : undefined,
    } as LocalServices;
  });

  const apply = (type: string, inputs: Record<string, unknown>) =>
    applyResource(cloudFrontHandlers[type]!, { urn: "u", type, name: "Site", inputs }, services);

  /** Declares a distribution that forwards /graphql to the API. */
  async function declare(behavior: Record<string, unknown> = {}, functions = {}, more = {}) {
    services.distributions = new Distributions();
    const functionAssociations = [];
    for (const [eventType, code] of Object.entries(functions)) {
      const name = eventType;
      const inputs = { name, code, runtime: "cloudfront-js-2.0" };
      const { outputs } = await apply("aws:cloudfront/function:Function", inputs);
      functionAssociations.push({ eventType, functionArn: outputs.arn });
    }
    const api = {
      originId: "api",
      domainName: "localhost",
      customHeaders: [{ name: "X-Edge-Secret", value: "secret" }],
    };
    await apply("aws:cloudfront/distribution:Distribution", {
      origins: [{ originId: "site", domainName: "site.s3.eu-west-1.amazonaws.com" }, api],
      defaultCacheBehavior: { targetOriginId: "site" },
      orderedCacheBehaviors: [
        {
          pathPattern: "/graphql",
          targetOriginId: "api",
          allowedMethods: ALL_METHODS,
          cachePolicyId: CACHING_DISABLED,
          originRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
          functionAssociations,
          ...behavior,
        },
      ],
      ...more,
    });
  }

  const post = (given: Partial<HttpRequest> = {}): Promise<HttpResponse> =>
    siteHandler(services)(
      viewerRequest({ method: "POST", path: "/graphql", query: "x=1", headers: HEADERS, ...given }),
    );

  answersAsAws(
    { ...facts.originPolicies, cases: 3 },
    "forwards the parts in the origin request policy",
    async () => {
      await declare();
      await post();
      await declare({ originRequestPolicyId: ALL_VIEWER });
      await post();
      await declare({ originRequestPolicyId: undefined });
      await post();
      const shown = seen.map(({ path, query, headers, body }) => {
        const { host, cookie, "x-own": own, "content-type": type, connection } = headers;
        return {
          path,
          query,
          body: String(body),
          headers: { host, cookie, own, type, connection },
        };
      });
      const connection = undefined;
      const type = "application/json";
      const path = { path: "/graphql", body: "body" };
      const own = "1";
      expect(shown).to.deep.equal([
        {
          ...path,
          query: "x=1",
          headers: { host: "localhost:4000", cookie: "a=1", own, type, connection },
        },
        {
          ...path,
          query: "x=1",
          headers: { host: "store.example.com", cookie: "a=1", own, type, connection },
        },
        {
          ...path,
          query: "",
          headers: { host: "localhost:4000", cookie: undefined, own: undefined, type, connection },
        },
      ]);
    },
  );

  answersAsAws(
    { ...facts.originHeaders, cases: 2 },
    "adds the viewer's address, and replaces the viewer's headers with the origin's own",
    async () => {
      await declare();
      await post();
      await post({ headers: { ...HEADERS, "x-forwarded-for": "192.0.2.9" } });
      const shown = seen.map(({ headers }) => [
        headers["x-forwarded-for"],
        headers["x-edge-secret"],
      ]);
      expect(shown).to.deep.equal([
        ["192.0.2.1", "secret"],
        ["192.0.2.9, 192.0.2.1", "secret"],
      ]);
    },
  );

  answersAsAws(
    { ...facts.methods, cases: 3 },
    "rejects other methods, and GET with a body",
    async () => {
      await declare({ allowedMethods: ["GET", "HEAD"] });
      expect((await post()).status).to.equal(403);
      expect((await post({ method: "GET" })).status).to.equal(403);
      expect((await post({ method: "GET", body: Buffer.alloc(0) })).status).to.equal(200);
      expect(seen).to.have.length(1);
    },
  );

  it("runs both functions, and keeps the behavior of the viewer's path", async () => {
    await declare(
      { pathPattern: "/graphql*" },
      {
        "viewer-request":
          "function handler(event) { event.request.uri = '/other'; event.request.headers['x-set'] = { value: '1' }; return event.request; }",
        "viewer-response":
          "function handler(event) { event.response.cookies.set = { value: '1', attributes: 'Secure' }; return event.response; }",
      },
    );
    const { cookies, body } = await post({ path: "/graphql/refresh" });
    expect({ cookies, body }).to.deep.equal({ cookies: ["set=1; Secure"], body: "{}" });
    expect([seen[0]!.path, seen[0]!.headers["x-set"]]).to.deep.equal(["/other", "1"]);
  });

  answersAsAws(
    { ...facts.errorStatuses, cases: 3 },
    "runs no function on errors of the origin, which the viewer receives unchanged",
    async () => {
      await declare(
        {},
        { "viewer-response": "function handler() { return { statusCode: 200 }; }" },
      );
      for (const status of [400, 401, 500]) {
        answer = { status, headers: { "x-amzn-errortype": "E" }, body: "error" };
        expect(await post()).to.deep.equal(answer);
      }
      answer = { status: 399, headers: {}, body: "no error" };
      expect((await post()).status).to.equal(200);
    },
  );

  answersAsAws(
    { ...facts.errors, cases: 3 },
    "maps the configured errors of all behaviors, and no others",
    async () => {
      const mapping = { errorCode: 404, responseCode: 404, responsePagePath: "/graphql" };
      await declare({}, {}, { customErrorResponses: [mapping] });
      answer = { status: 403, headers: {}, body: "refused" };
      expect(await post()).to.deep.equal(answer);
      answer = { status: 404, headers: {}, body: "none" };
      expect(await post()).to.deep.equal(answer); // its page is also missing
      expect(seen.at(-1)).to.deep.include({ method: "GET", path: "/graphql" });
      services.originAt = () => ({
        host: "localhost:4000",
        handle: async ({ method }) => ({ ...answer, status: method === "GET" ? 200 : 404 }),
      });
      expect((await post()).status).to.equal(404);
    },
  );

  it("responds with 503 for a function that throws, without the reason", async () => {
    const { error } = console;
    const lines: unknown[] = [];
    console.error = (line) => void lines.push(line);
    try {
      await declare({}, { "viewer-request": "function handler() { throw new Error('why'); }" });
      const { status, headers, body } = await post();
      expect([status, headers["x-cache"]]).to.deep.equal([
        503,
        "FunctionExecutionError from cloudfront",
      ]);
      expect(body).to.not.contain("why");
    } finally {
      console.error = error;
    }
    expect(lines).to.deep.equal(["FunctionExecutionError for POST /graphql: Error: why"]);
  });

  it("responds with 502 if no origin can be reached, and rejects unsupported origins by name", async () => {
    await declare();
    services.originAt = () => undefined;
    expect((await post()).status).to.equal(502);
    const failure = async (behavior: object, more = {}): Promise<string> =>
      declare(behavior as Record<string, unknown>, {}, more).then(
        () => "",
        (error: Error) => error.message,
      );
    expect(await failure({ originRequestPolicyId: "own" })).to.contain(
      'has the origin request policy "own"',
    );
    expect(await failure({ cachePolicyId: undefined })).to.contain(
      "the local stack caches nothing",
    );
    const origins = [{ originId: "site", domainName: "shop.example.com" }];
    expect(await failure({ targetOriginId: "site" }, { origins })).to.contain(
      'reads from "shop.example.com"',
    );
  });
});

import { expect } from "chai";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Distributions } from "../../../../src/services/cloudfront/service";
import { cloudFrontHandlers } from "../../../../src/services/cloudfront/resources";
import { siteHandler } from "../../../../src/services/cloudfront/siteHandler";
import { Buckets } from "../../../../src/services/s3/service";
import { s3Handlers } from "../../../../src/services/s3/resources";
import type { LocalServices } from "../../../../src/services/localServices";
import type { HttpResponse } from "../../../../src/core/http";
import { applyResource } from "../../support/applyResource";

const PAGE = `<!doctype html><title>Page</title>${"<p>text</p>".repeat(200)}`;

describe("siteHandler", () => {
  let services: LocalServices;
  let applyDistribution: (customErrorResponses: object[]) => Promise<void>;
  beforeEach(async () => {
    services = {
      buckets: new Buckets(),
      distributions: new Distributions(),
      region: "eu-west-1",
      accountId: "000000000000",
      options: { origin: "http://localhost:4000" },
    } as LocalServices;
    const { id, outputs } = await apply("aws:s3/bucket:Bucket", {});
    const put = (key: string, inputs: Record<string, unknown>) =>
      apply("aws:s3/bucketObjectv2:BucketObjectv2", { bucket: id, key, ...inputs });
    const contentType = "text/html; charset=utf-8";
    await put("index.html", { content: PAGE, contentType, cacheControl: "no-cache" });
    await put("404.html", { content: "lost", contentType });
    const contentBase64 = Buffer.from([1, 2, 3]).toString("base64");
    await put("dot é.bin", { contentBase64, contentType: "application/octet-stream" });
    const policy = await apply("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: {
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: "DENY", override: true },
        strictTransportSecurity: { accessControlMaxAgeSec: 60, includeSubdomains: true },
      },
      customHeadersConfig: { items: [{ header: "X-Own", value: "1", override: true }] },
    });
    applyDistribution = async (customErrorResponses) => {
      const handler = cloudFrontHandlers["aws:cloudfront/distribution:Distribution"]!;
      const inputs = {
        enabled: true,
        defaultRootObject: "index.html",
        origins: [{ originId: "site", domainName: outputs.bucketRegionalDomainName }],
        defaultCacheBehavior: { targetOriginId: "site", responseHeadersPolicyId: policy.id },
        customErrorResponses,
      };
      const previous = { id: "EDISTRIBUTION", inputs, outputs: {} };
      const request = { urn: "u", type: "t", name: "Site", inputs, previous };
      await applyResource(handler, request, services);
    };
    await applyDistribution([{ errorCode: 403, responseCode: 404, responsePagePath: "/404.html" }]);
  });

  function apply(type: string, inputs: Record<string, unknown>) {
    const handler = { ...s3Handlers, ...cloudFrontHandlers }[type]!;
    return applyResource(handler, { urn: "u", type, name: "Site", inputs }, services);
  }

  function get(
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
  ): Promise<HttpResponse> {
    const body = Buffer.alloc(0);
    const request = { method, path, query: "", headers, body, sourceIp: "127.0.0.1" };
    return siteHandler(services)(request);
  }

  it("responds to / with the root object, its headers and those of the policy", async () => {
    const { status, headers, body } = await get("/");
    expect({ status, body: body.toString() }).to.deep.equal({ status: 200, body: PAGE });
    expect(headers).to.deep.equal({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      etag: headers.etag,
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "strict-transport-security": "max-age=60; includeSubDomains",
      "x-own": "1",
    });
    const again = await get("/", { "if-none-match": headers.etag! });
    expect({ status: again.status, body: again.body }).to.deep.equal({ status: 304, body: "" });
  });

  it("compresses text for clients that accept it", async () => {
    const brotli = await get("/", { "accept-encoding": "gzip, br" });
    expect(brotli.headers["content-encoding"]).to.equal("br");
    expect(brotliDecompressSync(brotli.body as Buffer).toString()).to.equal(PAGE);
    const gzip = await get("/", { "accept-encoding": "gzip" });
    expect(gunzipSync(gzip.body as Buffer).toString()).to.equal(PAGE);
  });

  for (const [accepted, encoding] of Object.entries({
    "br;q=0, gzip": "gzip",
    "gzip;q=0": undefined,
    "br;q=0, gzip;q=0.0": undefined,
    "br;q=0.2, gzip;q=0.8": "gzip",
    "gzip;q=0.5, br;q=0.5": "br",
    GZIP: "gzip",
    "deflate, zstd": undefined,
    "brotli, x-gzip": undefined,
    "identity;q=1, gzip;q=0.5": undefined,
    "*": "br",
    "*;q=0": undefined,
    "br;q=0, *": "gzip",
    "": undefined,
  })) {
    it(`sends ${encoding ?? "no encoding"} for "Accept-Encoding: ${accepted}"`, async () => {
      const { headers } = await get("/", { "accept-encoding": accepted });
      expect(headers["content-encoding"]).to.equal(encoding);
    });
  }

  it("decorates only pages, with a separate ETag", async () => {
    const plain = await get("/");
    services.options.decoratePage = (html) => html.replace("<title>", "<script></script><title>");
    const page = await get("/");
    expect(page.body.toString()).to.equal(PAGE.replace("<title>", "<script></script><title>"));
    expect(page.headers.etag).to.not.equal(plain.headers.etag);
    expect((await get("/dot%20%C3%A9.bin")).body).to.deep.equal(Buffer.from([1, 2, 3]));
  });

  it("decodes keys and returns the bytes unchanged", async () => {
    const { status, body } = await get("/dot%20%C3%A9.bin");
    expect({ status, body }).to.deep.equal({ status: 200, body: Buffer.from([1, 2, 3]) });
  });

  it("responds with 404 for a missing key, mapped or not, if the distribution may list the bucket", async () => {
    const bucket = [...services.buckets.staging.live.keys()][0]!;
    const statement = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"] };
    const allow = (Statement: object) =>
      apply("aws:s3/bucketPolicy:BucketPolicy", { bucket, policy: JSON.stringify({ Statement }) });
    await allow(statement);
    const unmapped = await get("/none");
    expect([unmapped.status, unmapped.body]).to.deep.equal([
      404,
      "The specified key does not exist.\n",
    ]);
    const mapping = { errorCode: 404, responseCode: 410, responsePagePath: "/404.html" };
    await applyDistribution([mapping]);
    const { status, body } = await get("/none");
    expect({ status, body: body.toString() }).to.deep.equal({ status: 410, body: "lost" });
    await allow([{ ...statement, Action: "s3:GetObject" }]);
    expect((await get("/none")).status).to.equal(403);
  });

  it("responds to a missing key with the page and status that the program maps 403 to", async () => {
    for (const path of ["/missing", "/%zz", "/../index", "/index.html/"]) {
      const { status, body } = await get(path);
      expect({ status, body: body.toString() }).to.deep.equal({ status: 404, body: "lost" });
    }
  });

  it("rejects a second distribution", async () => {
    const again = apply("aws:cloudfront/distribution:Distribution", {
      enabled: true,
      origins: [{ originId: "site", domainName: "other.s3.eu-west-1.amazonaws.com" }],
      defaultCacheBehavior: { targetOriginId: "site" },
    });
    const error = await again.catch((reason: Error) => reason);
    expect((error as Error).message).to.contain("a second CloudFront distribution");
  });

  it("rejects methods that the distribution does not allow", async () => {
    expect((await get("/", {}, "DELETE")).status).to.equal(403);
  });
});

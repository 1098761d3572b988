import { expect } from "chai";
import { StoreSite } from "../../../infra/site/site";
import type { SiteFile } from "../../../web/build";
import { evaluateGraph } from "../support/evaluateGraph";
import type { Graph, GraphResource } from "../support/evaluateGraph";

const files: SiteFile[] = [
  {
    path: "index.html",
    contents: Buffer.from("<p>é</p>"),
    contentType: "text/html; charset=utf-8",
    immutable: false,
  },
  {
    path: "cart.html",
    contents: Buffer.from("cart"),
    contentType: "text/html; charset=utf-8",
    immutable: false,
  },
  {
    path: "404.html",
    contents: Buffer.from("none"),
    contentType: "text/html; charset=utf-8",
    immutable: false,
  },
  {
    path: "assets/app-1A.js",
    contents: Buffer.from("1"),
    contentType: "text/javascript",
    immutable: true,
  },
  {
    path: "covers/blue.svg",
    contents: Buffer.from("<svg/>"),
    contentType: "image/svg+xml",
    immutable: false,
  },
  {
    path: "favicon.ico",
    contents: Buffer.from([0, 255]),
    contentType: "image/x-icon",
    immutable: false,
  },
];

const config = {
  region: "eu-west-1",
  graphqlUrl: "https://api.example.com/graphql",
  realtimeUrl: "wss://live.example.com/graphql",
  userPoolId: "pool",
  userPoolClientId: "client",
  identityPoolId: "identities",
  tokenStorage: "session",
  passwordMinimumLength: 10,
};

const evaluate = (production = false): Promise<Graph> =>
  evaluateGraph({}, async () => {
    const { url } = new StoreSite("jukebox", { production, files, config });
    return { url };
  });

describe("StoreSite", () => {
  let graph: Graph;
  before(async () => (graph = await evaluate()));

  it("keeps its files in an encrypted bucket without public access", async () => {
    expect(graph.one("aws:s3/bucket:Bucket").inputs).to.deep.equal({ forceDestroy: true });
    const { inputs } = graph.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    expect(inputs).to.deep.equal({
      bucket: "jukebox-site-id",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const encryption = graph.one(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    expect(encryption.inputs).to.deep.equal({
      bucket: "jukebox-site-id",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    const inProduction = (await evaluate(true)).one("aws:s3/bucket:Bucket");
    expect(inProduction.inputs).to.deep.equal({ forceDestroy: false });
  });

  it("allows only this distribution to read them", () => {
    const { bucket, policy } = graph.one("aws:s3/bucketPolicy:BucketPolicy").inputs;
    expect(bucket).to.equal("jukebox-site-id");
    expect(JSON.parse(policy)).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:GetObject",
          Resource: "arn:aws:jukebox-site/*",
          Condition: {
            StringEquals: {
              "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/jukebox-cdn",
            },
          },
        },
        {
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:ListBucket",
          Resource: "arn:aws:jukebox-site",
          Condition: {
            StringEquals: {
              "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/jukebox-cdn",
            },
          },
        },
      ],
    });
    const access = graph.one("aws:cloudfront/originAccessControl:OriginAccessControl");
    expect(access.inputs).to.deep.equal({
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
  });

  it("serves over HTTPS only, compressed, with its own page for missing files", () => {
    expect(graph.one("aws:cloudfront/distribution:Distribution").inputs).to.deep.equal({
      enabled: true,
      comment: "jukebox test",
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass: "PriceClass_100",
      defaultRootObject: "index.html",
      origins: [
        {
          originId: "site",
          domainName: "jukebox-site.s3.test",
          originAccessControlId: "jukebox-cdn-access-id",
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "site",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        viewerProtocolPolicy: "redirect-to-https",
        cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        responseHeadersPolicyId: "jukebox-headers-id",
        compress: true,
        functionAssociations: [
          { eventType: "viewer-request", functionArn: "arn:aws:jukebox-cdn-paths" },
        ],
      },
      customErrorResponses: [
        {
          errorCode: 404,
          responseCode: 404,
          responsePagePath: "/404.html",
          errorCachingMinTtl: 60,
        },
      ],
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    });
    expect(graph.outputs.url).to.equal("https://jukebox-cdn.cdn.test");
  });

  it("also serves the API if cookies hold the tokens, without other changes", async () => {
    const withCookies = await evaluateGraph({}, () => {
      const firewall = { edgeHeader: { name: "x-edge", value: "secret" } };
      const cookies = { ...config, tokenStorage: "cookie" };
      new StoreSite("jukebox", { production: false, files, config: cookies, firewall });
    });
    const type = "aws:cloudfront/distribution:Distribution";
    const { orderedCacheBehaviors, origins, ...rest } = withCookies.one(type).inputs;
    const { origins: before, ...restBefore } = graph.one(type).inputs;
    expect(rest).to.deep.equal(restBefore);
    expect(origins[0]).to.deep.equal(before[0]);
    expect(origins[1]).to.deep.include({ originId: "api", domainName: "api.example.com" });
    expect(origins[1].customHeaders).to.deep.equal([{ name: "x-edge", value: "secret" }]);
    const paths = orderedCacheBehaviors.map(({ pathPattern }: any) => pathPattern);
    expect(paths).to.deep.equal(["/graphql", "/graphql/refresh"]);
    const names = (of: Graph): string[] => of.resources.map(({ name }) => name);
    const added = names(withCookies).filter((name) => !names(graph).includes(name));
    expect(added).to.deep.equal(["jukebox-api-request", "jukebox-api-response"]);
  });

  it("sends security headers that name the stack's own endpoints", () => {
    const { inputs } = graph.one("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy");
    expect(inputs.securityHeadersConfig).to.deep.equal({
      contentSecurityPolicy: {
        contentSecurityPolicy:
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
          "font-src 'self'; manifest-src 'self'; " +
          "connect-src 'self' https://api.example.com wss://live.example.com " +
          "https://cognito-idp.eu-west-1.amazonaws.com https://cognito-identity.eu-west-1.amazonaws.com; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
      strictTransportSecurity: { accessControlMaxAgeSec: 63072000, override: true },
    });
    const headers = inputs.customHeadersConfig.items.map(({ header }: any) => header);
    expect(headers).to.deep.equal(["Permissions-Policy", "Cross-Origin-Opener-Policy"]);
  });

  it("uploads pages after the files that they refer to, and keeps old assets for open pages", () => {
    const objects = graph.all("aws:s3/bucketObjectv2:BucketObjectv2");
    const isPage = ({ inputs }: GraphResource) => inputs.contentType.startsWith("text/html");
    const others = objects
      .filter((one) => !isPage(one))
      .map(({ type, name }) => `${type}::${name}`);
    expect(others).to.have.length(4);
    for (const page of objects.filter(isPage)) {
      expect(page.dependencies, page.name).to.include.members(others);
    }
    for (const { name, inputs, retainOnDelete } of objects) {
      expect(retainOnDelete, name).to.equal(inputs.key.startsWith("assets/"));
    }
  });

  it("uploads each file under its clean path, with its type and cache lifetime", () => {
    const objects = graph.all("aws:s3/bucketObjectv2:BucketObjectv2").map(({ inputs }) => inputs);
    const bucket = "jukebox-site-id";
    const html = { bucket, contentType: "text/html; charset=utf-8", cacheControl: "no-cache" };
    expect(objects.map(({ etag, ...object }) => object)).to.have.deep.members([
      { ...html, key: "index.html", content: "<p>é</p>" },
      { ...html, key: "cart", content: "cart" },
      { ...html, key: "404.html", content: "none" },
      {
        bucket,
        key: "assets/app-1A.js",
        contentType: "text/javascript",
        cacheControl: "public, max-age=31536000, immutable",
        content: "1",
      },
      {
        bucket,
        key: "covers/blue.svg",
        contentType: "image/svg+xml",
        cacheControl: "no-cache",
        content: "<svg/>",
      },
      {
        bucket,
        key: "favicon.ico",
        contentType: "image/x-icon",
        cacheControl: "no-cache",
        contentBase64: "AP8=",
      },
      {
        bucket,
        key: "config.json",
        contentType: "application/json",
        cacheControl: "no-cache",
        content: JSON.stringify(config),
      },
    ]);
    const asset = objects.find(({ key }) => key === "assets/app-1A.js");
    expect(asset?.etag).to.equal("c4ca4238a0b923820dcc509a6f75849b");
  });

  it("declares the same inputs again for unchanged files", async () => {
    const inputs = ({ resources }: Graph) => resources.map((resource) => resource.inputs);
    expect(inputs(await evaluate())).to.deep.equal(inputs(graph));
  });
});

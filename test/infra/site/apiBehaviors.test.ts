import { expect } from "chai";
import { createApiBehaviors } from "../../../infra/site/apiBehaviors";
import { readEdgeCode } from "../../../infra/site/edge/edgeCode";
import { createSiteHeaders } from "../../../infra/site/siteHeaders";
import { evaluateGraph, type Graph } from "../support/evaluateGraph";

const graphqlUrl = "https://abc.appsync-api.eu-west-1.amazonaws.com/graphql";

const evaluate = (edgeHeader?: { name: string; value: string }): Promise<Graph> =>
  evaluateGraph({}, async () => {
    const realtimeUrl = "wss://live.example.com/graphql";
    const urls = { region: "eu-west-1", graphqlUrl, realtimeUrl };
    const headers = createSiteHeaders("site-headers", urls, {});
    return createApiBehaviors("site-api", { graphqlUrl, headers, edgeHeader }, {});
  });

describe("createApiBehaviors", () => {
  it("forwards both paths to the API over HTTPS, uncached and complete except for the host", async () => {
    const { outputs } = await evaluate();
    const behavior = {
      targetOriginId: "api",
      allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
      cachedMethods: ["GET", "HEAD"],
      viewerProtocolPolicy: "https-only",
      cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      responseHeadersPolicyId: "site-headers-id",
      functionAssociations: [
        { eventType: "viewer-request", functionArn: "arn:aws:site-api-request" },
        { eventType: "viewer-response", functionArn: "arn:aws:site-api-response" },
      ],
    };
    expect(outputs).to.deep.equal({
      origin: {
        originId: "api",
        domainName: "abc.appsync-api.eu-west-1.amazonaws.com",
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
        },
      },
      behaviors: [
        { pathPattern: "/graphql", ...behavior },
        { pathPattern: "/graphql/refresh", ...behavior },
      ],
    });
  });

  it("publishes each function with the shared code, within CloudFront's 10 KB", async () => {
    const functions = (await evaluate()).all("aws:cloudfront/function:Function");
    const { request, response } = readEdgeCode();
    expect(functions.map(({ name, inputs }) => [name, inputs.code, inputs.publish])).to.deep.equal([
      ["site-api-request", request, true],
      ["site-api-response", response, true],
    ]);
    for (const code of [request, response]) {
      expect(code).to.contain("function isFromOwnPage(request)");
      expect(Buffer.byteLength(code)).to.be.at.most(10_240);
    }
  });

  it("adds the secret header for the API's web ACL", async () => {
    const edgeHeader = { name: "x-edge", value: "secret" };
    const { outputs } = await evaluate(edgeHeader);
    expect(outputs.origin.customHeaders).to.deep.equal([edgeHeader]);
  });
});

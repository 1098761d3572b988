import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SecretHeader } from "../api/firewall";
import { readEdgeCode } from "./edge/edgeCode";

export interface ApiBehaviorsArgs {
  /** URL of the API. */
  graphqlUrl: pulumi.Input<string>;
  headers: aws.cloudfront.ResponseHeadersPolicy;
  /**
   * Header that shows the API's web ACL that a request came through CloudFront; if omitted, there
   * is no such ACL.
   */
  edgeHeader?: SecretHeader;
}

/** Arguments of a distribution that serves the API under the site's origin. */
export interface ApiBehaviors {
  origin: aws.types.input.cloudfront.DistributionOrigin;
  behaviors: aws.types.input.cloudfront.DistributionOrderedCacheBehavior[];
}

/**
 * Paths of the page's requests and of its token refresh. The refresh cookie is read on the second
 * path only.
 */
const PATHS = ["/graphql", "/graphql/refresh"];

// Managed policies of AWS: nothing is cached, and everything that the viewer sent is forwarded
// except the host name. The API serves only its own host name, and guests sign for it
// (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html,
// .../using-managed-origin-request-policies.html).
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

/** The API as an origin, with the functions that convert cookies to headers and back. */
export function createApiBehaviors(
  name: string,
  { graphqlUrl, headers, edgeHeader }: ApiBehaviorsArgs,
  opts: pulumi.CustomResourceOptions,
): ApiBehaviors {
  const { request, response } = readEdgeCode();
  const onRequest = createFunction(`${name}-request`, "Cookies to headers", request, opts);
  const onResponse = createFunction(`${name}-response`, "Headers to cookies", response, opts);
  const behaviors = PATHS.map((pathPattern) => ({
    pathPattern,
    targetOriginId: "api",
    // CloudFront allows POST only together with all other methods, which the API rejects.
    allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    cachedMethods: ["GET", "HEAD"],
    // With a redirect, the cookies would already have been sent unencrypted.
    viewerProtocolPolicy: "https-only",
    cachePolicyId: CACHING_DISABLED,
    originRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicyId: headers.id,
    functionAssociations: [
      { eventType: "viewer-request", functionArn: onRequest.arn },
      { eventType: "viewer-response", functionArn: onResponse.arn },
    ],
  }));
  const origin = {
    originId: "api",
    domainName: pulumi.output(graphqlUrl).apply((url) => new URL(url).hostname),
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: "https-only",
      originSslProtocols: ["TLSv1.2"],
    },
    ...(edgeHeader !== undefined && { customHeaders: [edgeHeader] }),
  };
  return { origin, behaviors };
}

function createFunction(
  name: string,
  comment: string,
  code: string,
  opts: pulumi.CustomResourceOptions,
): aws.cloudfront.Function {
  return new aws.cloudfront.Function(
    name,
    { runtime: "cloudfront-js-2.0", comment, code, publish: true },
    opts,
  );
}

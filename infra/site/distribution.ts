import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ApiBehaviors } from "./apiBehaviors";
import { createCleanPaths } from "./cleanPaths";
import type { SiteName } from "./domain";

export interface DistributionArgs {
  bucket: aws.s3.Bucket;
  headers: aws.cloudfront.ResponseHeadersPolicy;
  /** If omitted, the site does not serve the API. */
  api?: ApiBehaviors;
  /** If omitted, the site has the name that CloudFront gives it. */
  siteName?: SiteName;
  webAclArn?: pulumi.Input<string>;
  /** If omitted, requests are not logged. */
  logging?: aws.types.input.cloudfront.DistributionLoggingConfig;
}

// AWS's managed policy CachingOptimized: respects Cache-Control and supports gzip and brotli
// (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html).
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

// CloudFront's own certificate allows TLSv1; no setting changes that.
const CLOUDFRONTS_OWN = { cloudfrontDefaultCertificate: true };

/** The distribution of the site: HTTPS, HTTP/2 and 3, compression. Only it may read the bucket. */
export function createDistribution(
  name: string,
  { bucket, headers, api, siteName, webAclArn, logging }: DistributionArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudfront.Distribution {
  const access = createAccess(`${name}-access`, opts);
  const cleanPaths = createCleanPaths(`${name}-paths`, opts);
  const methods = ["GET", "HEAD"];
  return new aws.cloudfront.Distribution(
    name,
    {
      enabled: true,
      // At most 128 characters (API_DistributionConfig.html).
      comment: `${pulumi.getProject()} ${pulumi.getStack()}`.slice(0, 128),
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      // North America and Europe, the cheapest class.
      priceClass: "PriceClass_100",
      defaultRootObject: "index.html",
      origins: [
        {
          originId: "site",
          domainName: bucket.bucketRegionalDomainName,
          originAccessControlId: access.id,
        },
        ...(api !== undefined ? [api.origin] : []),
      ],
      defaultCacheBehavior: {
        targetOriginId: "site",
        allowedMethods: methods,
        cachedMethods: methods,
        viewerProtocolPolicy: "redirect-to-https",
        cachePolicyId: CACHING_OPTIMIZED,
        responseHeadersPolicyId: headers.id,
        compress: true,
        functionAssociations: [{ eventType: "viewer-request", functionArn: cleanPaths.arn }],
      },
      ...(api !== undefined && { orderedCacheBehaviors: api.behaviors }),
      // The bucket's response for a missing key. A 403 has other causes, such as a web ACL. The
      // mapping applies to all behaviors (.../DeveloperGuide/GeneratingCustomErrorResponses.html),
      // so 404 must stay the only one: AppSync responds 404 only if there is no such API, and its
      // other errors reach the page unchanged.
      customErrorResponses: [
        {
          errorCode: 404,
          responseCode: 404,
          responsePagePath: "/404.html",
          errorCachingMinTtl: 60,
        },
      ],
      restrictions: { geoRestriction: { restrictionType: "none" } },
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
      ...(logging !== undefined && { loggingConfig: logging }),
      ...(siteName ? ownName(siteName) : { viewerCertificate: CLOUDFRONTS_OWN }),
    },
    opts,
  );
}

/**
 * The newest policy that requires TLS 1.2: minimumProtocolVersion of DistributionViewerCertificate
 * in CloudFront's API.
 */
function ownName({ domain, certificateArn }: SiteName) {
  return {
    aliases: [domain],
    viewerCertificate: {
      acmCertificateArn: certificateArn,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2021",
    },
  };
}

function createAccess(name: string, opts: pulumi.CustomResourceOptions) {
  return new aws.cloudfront.OriginAccessControl(
    name,
    {
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    },
    opts,
  );
}

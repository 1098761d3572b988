import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface DistributionArgs {
  bucket: aws.s3.Bucket;
  headers: aws.cloudfront.ResponseHeadersPolicy;
}

// AWS's managed policy CachingOptimized: obeys Cache-Control, offers gzip and brotli
// (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html).
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

/** CloudFront before the bucket, which it alone may read: HTTPS, HTTP/2 and 3, compression. */
export function createDistribution(
  name: string,
  { bucket, headers }: DistributionArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudfront.Distribution {
  const access = createAccess(`${name}-access`, opts);
  const methods = ["GET", "HEAD"];
  return new aws.cloudfront.Distribution(
    name,
    {
      enabled: true,
      comment: `${pulumi.getProject()} ${pulumi.getStack()}`,
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
      ],
      defaultCacheBehavior: {
        targetOriginId: "site",
        allowedMethods: methods,
        cachedMethods: methods,
        viewerProtocolPolicy: "redirect-to-https",
        cachePolicyId: CACHING_OPTIMIZED,
        responseHeadersPolicyId: headers.id,
        compress: true,
      },
      // A missing key behind origin access control answers 403.
      customErrorResponses: [
        {
          errorCode: 403,
          responseCode: 404,
          responsePagePath: "/404.html",
          errorCachingMinTtl: 60,
        },
      ],
      restrictions: { geoRestriction: { restrictionType: "none" } },
      // CloudFront's own certificate; it allows TLSv1 and no setting to change that.
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    },
    opts,
  );
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

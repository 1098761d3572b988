/**
 * The regions where AWS offers the services of the store. Add regions that AWS opens later.
 * Sources: AWS's published table of endpoints (endpoints.json of github.com/boto/botocore 1.43.11,
 * partition "aws"), as in docs.aws.amazon.com/general/latest/gr/appsync.html, cognito_identity.html
 * and ses.html. China has no user pools, GovCloud no AppSync.
 */

/** Regions with AppSync, Cognito user pools and identity pools. */
export const STORE_REGIONS: readonly string[] = [
  "af-south-1",
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Regions of STORE_REGIONS without SES. */
export const REGIONS_WITHOUT_SES: readonly string[] = [
  "ap-east-1",
  "ap-southeast-4",
  "ap-southeast-7",
  "eu-south-2",
];

/**
 * Regions where CloudFront cannot write logs to a bucket
 * (.../AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html).
 */
export const REGIONS_WITHOUT_CLOUDFRONT_LOGS: readonly string[] = [
  "af-south-1",
  "ap-east-1",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-7",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
];

/**
 * Regions whose DKIM keys have a DNS zone of their own:
 * .../general/latest/gr/ses.html#ses_dkim_domains
 */
const REGIONS_WITH_DKIM_ZONE = new Set([
  "af-south-1",
  "ap-northeast-3",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-5",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "il-central-1",
  "me-central-1",
  "us-gov-east-1",
]);

/** The DNS zone where SES publishes the public keys of Easy DKIM. */
export function dkimZone(region: string): string {
  return REGIONS_WITH_DKIM_ZONE.has(region) ? `dkim.${region}.amazonses.com` : "dkim.amazonses.com";
}

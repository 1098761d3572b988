import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountOf } from "../shared/arnParts";
import { blockPublicAccess, encrypt } from "./siteBucket";

export interface AccessLogsArgs {
  retentionInDays: number;
  /** If false, deleting the stack also deletes the logs. */
  production: boolean;
}

const S3_PREFIX = "s3/";

/**
 * A private bucket for the access logs of the site: those of CloudFront and those of the site's
 * bucket.
 */
export class AccessLogs extends pulumi.ComponentResource {
  /** The loggingConfig of a distribution. */
  public readonly distributionLogging: aws.types.input.cloudfront.DistributionLoggingConfig;
  private readonly bucket: aws.s3.Bucket;

  constructor(
    private readonly baseName: string,
    args: AccessLogsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("jukebox:infra:AccessLogs", baseName, {}, opts);
    const childOpts = { parent: this };
    const name = `${baseName}-access-logs`;
    const bucketOpts = { ...childOpts, ignoreChanges: ["bucket"] };
    this.bucket = new aws.s3.Bucket(name, { forceDestroy: !args.production }, bucketOpts);
    blockPublicAccess(name, this.bucket, childOpts);
    encrypt(name, this.bucket, childOpts);
    expire(name, this.bucket, args.retentionInDays, childOpts);
    const ownership = takeGrants(name, this.bucket, childOpts);
    this.distributionLogging = {
      // CloudFront gets access by an ACL grant, which the bucket must allow first.
      bucket: pulumi
        .all([this.bucket.bucketRegionalDomainName, ownership.id])
        .apply(([domainName]) => domainName),
      includeCookies: false,
      prefix: "cloudfront/",
    };
    this.registerOutputs({ bucket: this.bucket.id });
  }

  /** Makes S3 log the requests to a bucket of this account. */
  logRequestsTo(site: aws.s3.Bucket, distributionArn: pulumi.Input<string>): aws.s3.BucketLogging {
    const name = `${this.baseName}-access-logs`;
    const childOpts = { parent: this };
    const statement = {
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${this.bucket.arn}/${S3_PREFIX}*`,
      // An S3 ARN has no account (AmazonS3/latest/userguide/enable-server-access-logging.html).
      Condition: {
        ArnLike: { "aws:SourceArn": site.arn },
        StringEquals: { "aws:SourceAccount": accountOf(distributionArn) },
      },
    };
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] });
    const open = new aws.s3.BucketPolicy(name, { bucket: this.bucket.id, policy }, childOpts);
    return new aws.s3.BucketLogging(
      name,
      { bucket: site.id, targetBucket: this.bucket.id, targetPrefix: S3_PREFIX },
      { ...childOpts, dependsOn: open },
    );
  }
}

function expire(
  name: string,
  bucket: aws.s3.Bucket,
  days: number,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.s3.BucketLifecycleConfiguration(
    name,
    {
      bucket: bucket.id,
      rules: [{ id: "expire", status: "Enabled", filter: {}, expiration: { days } }],
    },
    opts,
  );
}

/**
 * Allows ACL grants: CloudFront writes through a grant to its own account
 * (AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html).
 */
function takeGrants(name: string, bucket: aws.s3.Bucket, opts: pulumi.CustomResourceOptions) {
  return new aws.s3.BucketOwnershipControls(
    name,
    { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerPreferred" } },
    opts,
  );
}

import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface SiteBucketArgs {
  /** If false, deleting the stack also deletes objects that others put into the bucket. */
  production: boolean;
}

/** A private, encrypted bucket that holds the site; `letIn` names its only reader. */
export class SiteBucket extends pulumi.ComponentResource {
  public readonly bucket: aws.s3.Bucket;

  constructor(
    private readonly baseName: string,
    args: SiteBucketArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("jukebox:infra:SiteBucket", baseName, {}, opts);
    const childOpts = { parent: this };
    // A new name would replace the bucket and lose what others put into it.
    const bucketOpts = { ...childOpts, ignoreChanges: ["bucket"] };
    this.bucket = createBucket(`${baseName}-site`, args, bucketOpts);
    blockPublicAccess(`${baseName}-site-private`, this.bucket, childOpts);
    encrypt(`${baseName}-site-encryption`, this.bucket, childOpts);
    this.registerOutputs({ bucket: this.bucket.id });
  }

  /** Allows one CloudFront distribution to read the objects. */
  letIn(distributionArn: pulumi.Input<string>): aws.s3.BucketPolicy {
    return createReaderPolicy(`${this.baseName}-site-reader`, this.bucket, distributionArn, {
      parent: this,
    });
  }
}

function createBucket(name: string, args: SiteBucketArgs, opts: pulumi.CustomResourceOptions) {
  return new aws.s3.Bucket(name, { forceDestroy: !args.production }, opts);
}

export function blockPublicAccess(
  name: string,
  bucket: aws.s3.Bucket,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.s3.BucketPublicAccessBlock(
    name,
    {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    opts,
  );
}

export function encrypt(name: string, bucket: aws.s3.Bucket, opts: pulumi.CustomResourceOptions) {
  return new aws.s3.BucketServerSideEncryptionConfiguration(
    name,
    {
      bucket: bucket.id,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    opts,
  );
}

/**
 * With s3:ListBucket S3 responds 404 for a missing key, without it 403
 * (AmazonS3/latest/API/API_GetObject.html). Visitors cannot list the bucket: CloudFront requests
 * the root object instead, and forwards no query string.
 */
function createReaderPolicy(
  name: string,
  bucket: aws.s3.Bucket,
  distributionArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
) {
  const allow = (Action: string, Resource: pulumi.Output<string>) => ({
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action,
    Resource,
    Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
  });
  const Statement = [
    allow("s3:GetObject", pulumi.interpolate`${bucket.arn}/*`),
    allow("s3:ListBucket", bucket.arn),
  ];
  const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement });
  return new aws.s3.BucketPolicy(name, { bucket: bucket.id, policy }, opts);
}

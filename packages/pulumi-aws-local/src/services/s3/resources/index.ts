import { readFileSync } from "node:fs";
import { autoName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type {
  ResourceHandler,
  ResourceHandlers,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { Buckets } from "../service";

type Needs = Pick<Services, "region"> & { buckets: Buckets };

const bucket: ResourceHandler<Needs> = {
  real: ["bucket"],
  accepted: ["forceDestroy", "objectLockEnabled"],
  replaceOn: ["bucket", "objectLockEnabled"],
  keeps: ["objectLockEnabled"],
  ...written<Needs>(async (request: ResourceRequest, { region }: Needs) => {
    const { inputs, previous } = request;
    const id = inputs.bucket ?? previous?.id ?? autoName(request).toLowerCase();
    const outputs = {
      ...inputs,
      bucket: id,
      arn: `arn:aws:s3:::${id}`,
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${id}.s3.${region}.amazonaws.com`,
    };
    return { id, outputs };
  }),
  delete: async (id, _outputs, { buckets }) => buckets.deleteBucket(id),
};

const bucketObject: ResourceHandler<Needs> = {
  real: ["bucket", "key", "content", "contentBase64", "source", "contentType", "cacheControl"],
  accepted: ["etag", "sourceHash", "contentLanguage", "forceDestroy", "metadata"],
  inMemory: true,
  replaceOn: ["bucket", "key"],
  exclusive: [["content", "contentBase64", "source"]],
  ...written<Needs>(async ({ name, inputs, previous }: ResourceRequest, { buckets }: Needs) => {
    const key: string = inputs.key ?? previous?.outputs.key ?? name;
    const { etag } = buckets.put(inputs.bucket, key, {
      body: bodyOf(inputs),
      contentType: inputs.contentType ?? "application/octet-stream",
      cacheControl: inputs.cacheControl,
    });
    const { bucket } = inputs;
    // The contents stay out of what is remembered: they are in the program.
    return { id: `${bucket}/${key}`, outputs: { bucket, key, etag: etag.slice(1, -1) } };
  }),
  delete: async (_id, { bucket, key }, { buckets }) => buckets.delete(bucket, key),
};

function bodyOf({ content, contentBase64, source }: Record<string, any>): Buffer {
  if (content !== undefined) return Buffer.from(content, "utf8");
  if (contentBase64 !== undefined) return Buffer.from(contentBase64, "base64");
  if (source?.$asset?.path !== undefined) return readFileSync(source.$asset.path);
  return Buffer.from(source?.$asset?.text ?? "", "utf8");
}

/** Settings of a bucket that only AWS has a use for: nothing here is reached but through CloudFront. */
function bucketSetting(...accepted: string[]): ResourceHandler<Needs> {
  return {
    real: ["bucket"],
    accepted,
    replaceOn: ["bucket"],
    ...written<Needs>(async ({ inputs }): Promise<ResourceState> => ({
      id: inputs.bucket,
      outputs: inputs,
    })),
  };
}

/** Of a policy only this matters here: whether the bucket's reader, the distribution, may list it. */
const bucketPolicy: ResourceHandler<Needs> = {
  real: ["bucket", "policy"],
  inMemory: true,
  replaceOn: ["bucket"],
  ...written<Needs>(async ({ inputs }, { buckets }) => {
    buckets.setListable(inputs.bucket, mayBeListed(JSON.parse(inputs.policy)));
    return { id: inputs.bucket, outputs: inputs };
  }),
  delete: async (id, _outputs, { buckets }) => buckets.setListable(id, false),
};

function mayBeListed({ Statement }: { Statement: any }): boolean {
  return [Statement]
    .flat()
    .some(({ Effect, Action }) => Effect === "Allow" && [Action].flat().includes("s3:ListBucket"));
}

/** S3 resources of a Pulumi program. */
export const s3Handlers: ResourceHandlers<Needs> = {
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketObjectv2:BucketObjectv2": bucketObject,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketSetting(
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    bucketSetting("rules"),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucketSetting("rules"),
  "aws:s3/bucketLogging:BucketLogging": bucketSetting("targetBucket", "targetPrefix"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucketSetting("rule"),
  "aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
};

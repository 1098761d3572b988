import { readFileSync } from "node:fs";
import { autoName, givenName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type {
  ResourceHandler,
  ResourceHandlers,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { Buckets } from "../service";
import type { Shape } from "../../../core/rules";
import { lifecycleRules } from "./lifecycleRules";
import {
  bucketPolicyRules,
  bucketRules,
  encryptionRules,
  loggingRules,
  objectRules,
  ownershipRules,
  publicAccessRules,
} from "./rules";

type Needs = Pick<Services, "region"> & { buckets: Buckets };

const BUCKET = "aws:s3/bucket:Bucket";

const bucket: ResourceHandler<Needs> = {
  rules: bucketRules,
  real: ["bucket"],
  accepted: ["forceDestroy", "objectLockEnabled"],
  replaceOn: ["bucket", "objectLockEnabled"],
  keeps: ["objectLockEnabled"],
  importing: { form: "the name of the bucket" },
  ...written<Needs>(async (request: ResourceRequest, { region }: Needs) => {
    const { inputs, previous } = request;
    const id = givenName(inputs.bucket) ?? previous?.id ?? autoName(request).toLowerCase();
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
  rules: objectRules,
  real: ["bucket", "key", "content", "contentBase64", "source", "contentType", "cacheControl"],
  accepted: ["etag", "sourceHash", "contentLanguage", "forceDestroy", "metadata"],
  inMemory: true,
  replaceOn: ["bucket", "key"],
  importing: {
    form: "bucket/key or s3://bucket/key",
    idsOf: ({ outputs: { bucket: name, key } }) => [`${name}/${key}`, `s3://${name}/${key}`],
  },
  ...written<Needs>(async ({ name, inputs, previous }: ResourceRequest, { buckets }: Needs) => {
    const key: string = inputs.key ?? previous?.outputs.key ?? name;
    const { etag } = buckets.put(inputs.bucket, key, {
      body: bodyOf(inputs),
      contentType: inputs.contentType ?? "application/octet-stream",
      cacheControl: inputs.cacheControl,
    });
    const { bucket } = inputs;
    // The outputs omit the contents: they are in the program.
    return { id: `${bucket}/${key}`, outputs: { bucket, key, etag: etag.slice(1, -1) } };
  }),
  within: ({ bucket }) => [{ type: BUCKET, id: bucket }],
  delete: async (_id, { bucket, key }, { buckets }) => buckets.delete(bucket, key),
};

function bodyOf({ content, contentBase64, source }: Record<string, any>): Buffer {
  if (content !== undefined) return Buffer.from(content, "utf8");
  if (contentBase64 !== undefined) return Buffer.from(contentBase64, "base64");
  if (source?.$asset?.path !== undefined) return readFileSync(source.$asset.path);
  if (source?.$asset?.base64 !== undefined) return Buffer.from(source.$asset.base64, "base64");
  return Buffer.from(source?.$asset?.text ?? "", "utf8");
}

/** Settings of a bucket that only matter at AWS: locally, buckets are only accessible through CloudFront. */
function bucketSetting(rules: Shape, ...accepted: string[]): ResourceHandler<Needs> {
  return {
    rules,
    real: ["bucket"],
    accepted,
    replaceOn: ["bucket"],
    importing: { form: "the name of the bucket" },
    ...written<Needs>(async ({ inputs }): Promise<ResourceState> => ({
      id: inputs.bucket,
      outputs: inputs,
    })),
  };
}

/** The only effect of a policy here is whether the bucket's reader, the distribution, may list it. */
const bucketPolicy: ResourceHandler<Needs> = {
  rules: bucketPolicyRules,
  real: ["bucket", "policy"],
  inMemory: true,
  replaceOn: ["bucket"],
  importing: { form: "the name of the bucket" },
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

/** The resource types of S3. */
export const s3Handlers: ResourceHandlers<Needs> = {
  [BUCKET]: bucket,
  "aws:s3/bucketObjectv2:BucketObjectv2": bucketObject,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketSetting(
    publicAccessRules,
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    bucketSetting(encryptionRules, "rules"),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucketSetting(
    lifecycleRules,
    "rules",
  ),
  "aws:s3/bucketLogging:BucketLogging": bucketSetting(loggingRules, "targetBucket", "targetPrefix"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucketSetting(ownershipRules, "rule"),
  "aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
};

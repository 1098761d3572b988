import {
  atMostOne,
  anything,
  flag,
  list,
  map,
  object,
  objects,
  oneOf,
  orEmpty,
  required,
  resourcePolicy,
  shape,
  text,
  type Rule,
} from "../../../core/rules";

/** Contents may be large, so they are not searched for unknown values. */
const content: Rule = { ...text(), takesAll: true };
const bucketName = required(text({ min: 1, max: 63 }));

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketRules = shape({
  bucket: orEmpty(
    text({
      min: 3,
      max: 63,
      pattern:
        /^(?!\d{1,3}(\.\d{1,3}){3}$)(?!xn--|sthree-|amzn-s3-demo-)(?!.*(\.\.|-s3alias$|--ol-s3$|\.mrap$|--x-s3$|--table-s3$))[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
      like: 'small letters, digits, "." and "-", as in a host name',
    }),
  ),
  forceDestroy: flag(),
  objectLockEnabled: flag(),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const objectRules = shape(
  {
    bucket: bucketName,
    cacheControl: text(),
    content,
    contentBase64: content,
    contentLanguage: text(),
    contentType: text(),
    etag: text(),
    forceDestroy: flag(),
    key: text({ min: 1, max: 1024 }),
    metadata: map(text(), {
      names: text({ pattern: /^[^A-Z]+$/, like: "a name in small letters" }),
    }),
    source: anything(),
    sourceHash: text(),
  },
  atMostOne("content", "contentBase64", "source"),
);

export const publicAccessRules = shape({
  blockPublicAcls: flag(),
  blockPublicPolicy: flag(),
  bucket: bucketName,
  ignorePublicAcls: flag(),
  restrictPublicBuckets: flag(),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html */
export const encryptionRules = shape({
  bucket: bucketName,
  rules: required(
    objects(
      shape({
        applyServerSideEncryptionByDefault: object(
          shape({
            kmsMasterKeyId: text(),
            sseAlgorithm: required(oneOf("AES256", "aws:fsx", "aws:kms", "aws:kms:dsse")),
          }),
        ),
        blockedEncryptionTypes: list(oneOf("NONE", "SSE-C")),
        bucketKeyEnabled: flag(),
      }),
      { min: 1 },
    ),
  ),
});

export const loggingRules = shape({
  bucket: bucketName,
  targetBucket: required(text({ min: 1 })),
  targetPrefix: required(text()),
});

export const ownershipRules = shape({
  bucket: bucketName,
  rule: required(
    object(
      shape({
        objectOwnership: required(
          oneOf("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"),
        ),
      }),
    ),
  ),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html */
export const bucketPolicyRules = shape({
  bucket: bucketName,
  policy: required(resourcePolicy({ problemOfAction })),
});

/** S3's error is MalformedPolicy, "Policy has invalid action". */
function problemOfAction(action: string): string | undefined {
  return action === "*" || /^s3(express|-object-lambda)?:/i.test(action)
    ? undefined
    : `has the Action ${JSON.stringify(action)}, which is not an action of S3`;
}

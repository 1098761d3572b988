import {
  atMostOne,
  flag,
  map,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
  whole,
} from "../../../core/rules";

/** The largest number that the provider accepts. */
const MOST = 2_147_483_647;
const storageClass = required(
  oneOf(
    "GLACIER",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "DEEP_ARCHIVE",
    "GLACIER_IR",
  ),
);
const date = text({
  pattern: /^\d{4}-\d\d-\d\dT00:00:00(\.0+)?(Z|[+-]00:00)$/,
  like: 'a midnight in RFC 3339, such as "2030-01-01T00:00:00Z"',
});
const tag = object(shape({ key: required(text()), value: required(text()) }));
const sizes = { objectSizeGreaterThan: whole(0, MOST), objectSizeLessThan: whole(1, MOST) };

const rule = shape({
  abortIncompleteMultipartUpload: object(shape({ daysAfterInitiation: whole(1, MOST) })),
  expiration: object(
    shape(
      { date, days: whole(0, MOST), expiredObjectDeleteMarker: flag() },
      atMostOne("date", "days"),
    ),
  ),
  filter: object(
    shape(
      {
        and: object(shape({ ...sizes, prefix: text(), tags: map(text(), { min: 1 }) })),
        ...sizes,
        prefix: text(),
        tag,
      },
      atMostOne("and", "objectSizeGreaterThan", "objectSizeLessThan", "prefix", "tag"),
    ),
  ),
  id: required(text({ min: 1, max: 255 })),
  noncurrentVersionExpiration: object(
    shape({ newerNoncurrentVersions: whole(1, MOST), noncurrentDays: required(whole(1, MOST)) }),
  ),
  noncurrentVersionTransitions: objects(
    shape({
      newerNoncurrentVersions: whole(1, MOST),
      noncurrentDays: required(whole(0, MOST)),
      storageClass,
    }),
  ),
  prefix: text(),
  status: required(oneOf("Enabled", "Disabled")),
  transitions: objects(
    shape({ date, days: whole(0, MOST), storageClass }, atMostOne("date", "days")),
  ),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html */
export const lifecycleRules = shape({
  bucket: required(text({ min: 1, max: 63 })),
  rules: objects(rule, { min: 1, max: 1000 }),
});

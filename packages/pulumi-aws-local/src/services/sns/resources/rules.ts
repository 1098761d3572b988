import {
  arn,
  jsonObject,
  namesOneOf,
  oneOf,
  orEmpty,
  required,
  resourcePolicy,
  shape,
  text,
} from "../../../core/rules";

/** Actions that the policy of a topic may contain; the default policy also contains Receive. */
const ACTIONS = [
  "AddPermission",
  "DeleteTopic",
  "GetDataProtectionPolicy",
  "GetTopicAttributes",
  "ListSubscriptionsByTopic",
  "ListTagsForResource",
  "Publish",
  "PutDataProtectionPolicy",
  "Receive",
  "RemovePermission",
  "SetTopicAttributes",
  "Subscribe",
].map((name) => `sns:${name}`);

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html */
const topicPolicy = resourcePolicy({
  problemOfAction: (action) =>
    action === "*" || /^sns:\*$/i.test(action) || !namesOneOf(ACTIONS, action)
      ? `has the Action ${JSON.stringify(action)}, which is out of the service's scope; allowed: ${ACTIONS.join(", ")}`
      : undefined,
});

/**
 * https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 * UNVERIFIED: the length of a display name.
 */
export const topicRules = shape({
  displayName: text({ max: 100 }),
  kmsMasterKeyId: text(),
  name: orEmpty(
    text({
      min: 1,
      max: 256,
      pattern: /^[\w-]+$/,
      like: 'letters, digits, "_" and "-"',
    }),
  ),
  policy: topicPolicy,
});

export const topicPolicyRules = shape({ arn: required(arn("sns")), policy: required(topicPolicy) });

/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export const subscriptionRules = shape({
  endpoint: required(text({ min: 1 })),
  filterPolicy: jsonObject("a filter policy in JSON"),
  protocol: required(
    oneOf(
      "application",
      "email",
      "email-json",
      "firehose",
      "http",
      "https",
      "lambda",
      "sms",
      "sqs",
    ),
  ),
  topic: required(arn("sns")),
});

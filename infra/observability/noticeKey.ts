import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountOf } from "../shared/arnParts";

/** What the account may do with the key, by IAM policies of its own: all but to use it in other services. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GenerateDataKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
];

/**
 * The key of the notices' topics. SNS's own key, alias/aws/sns, would shut out CloudWatch and SES, which its policy does not
 * name (docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable compatibility between event sources from AWS
 * services and encrypted topics"). Answers its ARN once they may use it.
 */
export function createNoticeKey(
  name: string,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const key = new aws.kms.Key(
    name,
    {
      description: `Notices of ${pulumi.getProject()} ${pulumi.getStack()}`,
      enableKeyRotation: true,
      // Seven days is the least that KMS waits before it deletes a key.
      deletionWindowInDays: 7,
    },
    opts,
  );
  const account = key.arn.apply((arn) => {
    const [, partition, , , id] = arn.split(":");
    return `arn:${partition}:iam::${id}:root`;
  });
  const policy = pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Account",
        Effect: "Allow",
        Principal: { AWS: account },
        Action: ADMINISTRATION,
        // In a key's own policy this is the key (docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html).
        Resource: "*",
      },
      {
        // Who may publish to which topic is for the topics' policies to say. UNVERIFIED for SES: that its requests name the account
        // (documented for CloudWatch: sns/latest/dg/sns-key-management.html).
        Sid: "Publishers",
        Effect: "Allow",
        Principal: { Service: ["cloudwatch.amazonaws.com", "ses.amazonaws.com"] },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": accountOf(key.arn) } },
      },
    ],
  });
  const open = new aws.kms.KeyPolicy(name, { keyId: key.id, policy }, opts);
  return pulumi.all([key.arn, open.id]).apply(([arn]) => arn);
}

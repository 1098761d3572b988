import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountOf } from "../shared/arnParts";

/**
 * The actions with which the account administers the key through IAM policies. They do not include
 * its use for encryption.
 */
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
 * The KMS key of the notices' topics. The key alias/aws/sns cannot be used: its policy does not
 * allow CloudWatch and SES (docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable
 * compatibility between event sources from AWS services and encrypted topics"). Returns the ARN,
 * which resolves when the services may use the key.
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
      // Seven days is the minimum.
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
        // In a key policy "*" means this key
        // (docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html).
        Resource: "*",
      },
      {
        // The topics' policies decide who may publish to which topic. UNVERIFIED for SES: that its
        // requests name the account (documented for CloudWatch:
        // sns/latest/dg/sns-key-management.html).
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

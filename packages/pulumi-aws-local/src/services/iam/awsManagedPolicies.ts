import type { PolicyDocument } from "./policy/document";

/**
 * The supported AWS managed policies, by ARN.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const awsManagedPolicies: Readonly<Record<string, PolicyDocument>> = {
  "arn:aws:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs": {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "*",
      },
    ],
  },
  "arn:aws:iam::aws:policy/AWSDenyAll": {
    Version: "2012-10-17",
    Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
  },
};

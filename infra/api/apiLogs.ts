import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { createTrustedRole, grantToRole } from "./serviceRole";

export interface LogGroupArgs {
  role: aws.iam.Role;
  apiId: pulumi.Input<string>;
  /** Retention of the logs, in days. */
  retentionInDays: number;
  /** If true, the logs outlive the stack until their retention ends. */
  retained: boolean;
}

/**
 * The role that AppSync uses to write the API's logs. It exists before the API: the API's id, which
 * names the log group, is not known yet.
 */
export function createLogRole(name: string, opts: pulumi.CustomResourceOptions): aws.iam.Role {
  return createTrustedRole(`${name}-logs`, opts);
}

/**
 * The log group that AppSync writes to, and a policy that lets the role write to this group only
 * (docs.aws.amazon.com/appsync/latest/devguide/monitoring.html).
 */
export function createLogGroup(
  name: string,
  { role, apiId, retentionInDays, retained }: LogGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup {
  const group = new aws.cloudwatch.LogGroup(
    `${name}-logs`,
    {
      name: pulumi.interpolate`/aws/appsync/apis/${apiId}`,
      retentionInDays,
      skipDestroy: retained,
    },
    opts,
  );
  maskPersonalData(`${name}-logs`, group, opts);
  const Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
  const Resource = [group.arn, pulumi.interpolate`${group.arn}:*`];
  grantToRole(`${name}-logs`, role, [{ Effect: "Allow", Action, Resource }], opts);
  return group;
}

/**
 * Masks personal data in a log group: logs hold what clients send, such as AppSync's queries with
 * their variables (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html).
 * A data protection policy lists the same data identifiers twice: for the audit and for the
 * masking.
 */
export function maskPersonalData(
  name: string,
  group: aws.cloudwatch.LogGroup,
  opts: pulumi.CustomResourceOptions,
  region?: string,
) {
  const DataIdentifier = ["EmailAddress", "IpAddress"].map(
    (kind) => `arn:aws:dataprotection::aws:data-identifier/${kind}`,
  );
  const statements = [
    { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
    { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
  ];
  const policyDocument = { Name: "personal-data", Version: "2021-06-01", Statement: statements };
  new aws.cloudwatch.LogDataProtectionPolicy(
    name,
    {
      logGroupName: group.name,
      policyDocument: JSON.stringify(policyDocument),
      ...(region !== undefined && { region }),
    },
    opts,
  );
}

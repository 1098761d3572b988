import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { createTrustedRole, grantToRole } from "./serviceRole";

export interface LogGroupArgs {
  role: aws.iam.Role;
  apiId: pulumi.Input<string>;
  /** Days that logs are kept. */
  retentionInDays: number;
  /** True: the logs outlive the stack, until their time is up. */
  retained: boolean;
}

/** The role that AppSync writes an API's logs with; the API needs it before it has the id that names its log group. */
export function createLogRole(name: string, opts: pulumi.CustomResourceOptions): aws.iam.Role {
  return createTrustedRole(`${name}-logs`, opts);
}

/**
 * The log group of an API, by the name that AppSync gives it, and the role's permission to write there and nowhere
 * else (docs.aws.amazon.com/appsync/latest/devguide/monitoring.html).
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
 * Logs hold what clients send (AppSync's, each query with its variables): what looks personal is masked before anybody reads it
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html). A policy names the same data twice: to
 * be found and to be masked.
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

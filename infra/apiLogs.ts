import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createTrustedRole, grantToRole } from "./serviceRole";

/** Days that the API's logs are kept. */
const retentionInDays = 30;

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
  role: aws.iam.Role,
  apiId: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup {
  const group = new aws.cloudwatch.LogGroup(
    `${name}-logs`,
    { name: pulumi.interpolate`/aws/appsync/apis/${apiId}`, retentionInDays },
    opts,
  );
  const Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
  const Resource = [group.arn, pulumi.interpolate`${group.arn}:*`];
  grantToRole(`${name}-logs`, role, [{ Effect: "Allow", Action, Resource }], opts);
  return group;
}

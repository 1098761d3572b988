import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountOf } from "../shared/arnParts";

/** Exact actions on exact resources. */
export interface Statement {
  Effect: string;
  Action: string[];
  Resource: pulumi.Input<string>[];
  Condition?: Record<string, Record<string, pulumi.Input<string>>>;
}

/** A role with one inline policy. Only AppSync can assume it, for one API. */
export function createServiceRole(
  name: string,
  apiArn: pulumi.Input<string>,
  statements: Statement[],
  opts: pulumi.CustomResourceOptions,
): aws.iam.Role {
  const role = createTrustedRole(name, opts, apiArn);
  grantToRole(name, role, statements, opts);
  return role;
}

/**
 * A role that only AppSync may take on, without any permission yet; with `apiArn`, only on behalf of that API
 * (docs.aws.amazon.com/appsync/latest/devguide/attaching-a-data-source.html). UNVERIFIED: that AppSync sends both keys
 * with every call of a data source.
 */
export function createTrustedRole(
  name: string,
  opts: pulumi.CustomResourceOptions,
  apiArn?: pulumi.Input<string>,
): aws.iam.Role {
  const Condition = apiArn !== undefined && {
    StringEquals: { "aws:SourceAccount": accountOf(apiArn) },
    ArnEquals: { "aws:SourceArn": apiArn },
  };
  const statement = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "appsync.amazonaws.com" },
    ...(Condition && { Condition }),
  };
  const assumeRolePolicy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] });
  return new aws.iam.Role(name, { assumeRolePolicy }, opts);
}

/** Adds an inline policy with these statements to a role. */
export function grantToRole(
  name: string,
  role: aws.iam.Role,
  statements: Statement[],
  opts: pulumi.CustomResourceOptions,
): aws.iam.RolePolicy {
  const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
  return new aws.iam.RolePolicy(name, { role: role.name, policy }, opts);
}

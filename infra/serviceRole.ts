import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What a role may do: exact actions on exact resources. */
export interface Statement {
  Effect: string;
  Action: string[];
  Resource: pulumi.Input<string>[];
  Condition?: Record<string, Record<string, pulumi.Input<string>>>;
}

/** A role that only AppSync may take on, with one inline policy. */
export function createServiceRole(
  name: string,
  statements: Statement[],
  opts: pulumi.CustomResourceOptions,
): aws.iam.Role {
  const role = createTrustedRole(name, opts);
  grantToRole(name, role, statements, opts);
  return role;
}

/** A role that only AppSync may take on, without any permission yet. */
export function createTrustedRole(name: string, opts: pulumi.CustomResourceOptions): aws.iam.Role {
  const trust = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "appsync.amazonaws.com" },
      },
    ],
  };
  return new aws.iam.Role(name, { assumeRolePolicy: JSON.stringify(trust) }, opts);
}

/** Gives a role an inline policy of these statements. */
export function grantToRole(
  name: string,
  role: aws.iam.Role,
  statements: Statement[],
  opts: pulumi.CustomResourceOptions,
): aws.iam.RolePolicy {
  const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
  return new aws.iam.RolePolicy(name, { role: role.name, policy }, opts);
}

import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface Caller {
  accountId: pulumi.Input<string>;
  apiArn: pulumi.Input<string>;
}

/** Creates a role with which one API reads and writes one table. */
export function createTableAccess(name: string, tableArn: pulumi.Input<string>, caller: Caller) {
  const trust = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["appsync.amazonaws.com"] }],
        conditions: [
          { test: "StringEquals", variable: "aws:SourceAccount", values: [caller.accountId] },
          { test: "ArnLike", variable: "aws:SourceArn", values: [caller.apiArn] },
        ],
      },
    ],
  });
  const role = new aws.iam.Role(name, { assumeRolePolicy: trust.json });
  const access = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Scan"],
        resources: [tableArn],
      },
    ],
  });
  const policy = new aws.iam.RolePolicy(name, { role: role.id, policy: access.json });
  return { role, policy };
}

import * as aws from "../shared/aws";
import type * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../shared/physicalNames";
import { maskPersonalData } from "./apiLogs";

export interface WebAclLogsArgs {
  /** Purpose of the web ACL; part of the log group's name. */
  suffix: string;
  webAclArn: pulumi.Input<string>;
  retentionInDays: number;
  /** If true, the logs outlive the stack until their retention ends. */
  retained: boolean;
  /** Headers to redact in addition to those that always hold credentials. */
  redactedHeaders?: readonly string[];
  /** Region of the web ACL, if it is not the stack's region. */
  region?: string;
}

/** Headers that hold credentials, and the query string, which may hold a signature. */
const redacted = (further: readonly string[]) => [
  ...["authorization", "cookie", "x-amz-security-token", ...further].map((name) => ({
    singleHeader: { name },
  })),
  { queryString: {} },
];

/**
 * Prefix that WAF requires of a log group's name (waf/latest/developerguide/logging-cw-logs.html).
 */
const PREFIX = "aws-waf-logs-";

/** Logs the requests that a web ACL blocks, without their credentials. */
export function createWebAclLogs(
  name: string,
  { suffix, webAclArn, retentionInDays, retained, redactedHeaders = [], region }: WebAclLogsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const group = new aws.cloudwatch.LogGroup(
    name,
    {
      name: PREFIX + physicalName(suffix, 128),
      retentionInDays,
      skipDestroy: retained,
      ...(region !== undefined && { region }),
    },
    opts,
  );
  maskPersonalData(name, group, opts, region);
  new aws.wafv2.WebAclLoggingConfiguration(
    name,
    {
      resourceArn: webAclArn,
      logDestinationConfigs: [group.arn],
      redactedFields: redacted(redactedHeaders),
      loggingFilter: {
        defaultBehavior: "DROP",
        filters: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            conditions: [{ actionCondition: { action: "BLOCK" } }],
          },
        ],
      },
      ...(region !== undefined && { region }),
    },
    opts,
  );
}

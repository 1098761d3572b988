import type * as pulumi from "@pulumi/pulumi";

/** A CloudWatch metric with a statistic. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, pulumi.Input<string>>;
  /** e.g. "Sum", "p95". */
  stat: string;
}

/** docs.aws.amazon.com/appsync/latest/devguide/monitoring.html#cw-metrics */
export function apiMetric(apiId: pulumi.Input<string>, name: string, stat = "Sum"): Metric {
  return { namespace: "AWS/AppSync", name, dimensions: { GraphQLAPIId: apiId }, stat };
}

/** docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export function tableMetric(
  TableName: pulumi.Input<string>,
  name: string,
  stat = "Sum",
  Operation?: string,
): Metric {
  const dimensions = { TableName, ...(Operation !== undefined && { Operation }) };
  return { namespace: "AWS/DynamoDB", name, dimensions, stat };
}

/**
 * Number of purchases. Only purchases write to this table in a transaction, and only successful
 * requests have a latency. UNVERIFIED: a transaction counts once for each table that it writes to.
 */
export function purchasesMade(tableName: pulumi.Input<string>): Metric {
  const operation = "TransactWriteItems";
  return tableMetric(tableName, "SuccessfulRequestLatency", "SampleCount", operation);
}

/**
 * A metric of one configuration set, by event:
 * docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html
 */
export function mailMetric(configurationSet: string, name: string, stat = "Sum"): Metric {
  const dimensions = { "ses:configuration-set": configurationSet };
  return { namespace: "AWS/SES", name, dimensions, stat };
}

import type * as pulumi from "@pulumi/pulumi";

/** A metric of CloudWatch, with the statistic that matters of it. */
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
 * Purchases made: a purchase is the one thing that is written in a transaction to its table, and only what
 * succeeds has a latency. UNVERIFIED: that a transaction counts once at each table that it writes to.
 */
export function purchasesMade(tableName: pulumi.Input<string>): Metric {
  const operation = "TransactWriteItems";
  return tableMetric(tableName, "SuccessfulRequestLatency", "SampleCount", operation);
}

/** Of one configuration set, by what it counts: docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html */
export function mailMetric(configurationSet: string, name: string, stat = "Sum"): Metric {
  const dimensions = { "ses:configuration-set": configurationSet };
  return { namespace: "AWS/SES", name, dimensions, stat };
}

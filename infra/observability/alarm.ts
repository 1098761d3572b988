import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./metrics";

/** When to call the operator. */
export interface Alarm {
  /** What it means, for the on-call operator. */
  description: string;
  /** What the expression names, at most ten (CloudWatch's limit for an alarm). */
  metrics: Record<string, Metric>;
  /** CloudWatch's metric math; if omitted, there is one metric and it is the value itself. */
  expression?: string;
  /** The alarm goes off when the value is above it. */
  above: number;
  /** Seconds in each of the periods that are looked at. */
  period: number;
  /** Periods in a row that have to be above. */
  periods: number;
}

/** Notifies the topic (an ARN) of ALARM and OK. Missing data count as OK. */
export function createAlarm(
  name: string,
  { description, metrics, expression, above, period, periods }: Alarm,
  topic: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const measured = Object.entries(metrics).map(([id, metric]) => ({
    id,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: metric.dimensions,
      stat: metric.stat,
      period,
    },
    returnData: expression === undefined,
  }));
  const computed = expression === undefined ? [] : [{ id: "value", expression, returnData: true }];
  return new aws.cloudwatch.MetricAlarm(
    name,
    {
      alarmDescription: `${pulumi.getProject()} ${pulumi.getStack()}: ${description}`,
      metricQueries: [...measured, ...computed],
      comparisonOperator: "GreaterThanThreshold",
      threshold: above,
      evaluationPeriods: periods,
      treatMissingData: "notBreaching",
      alarmActions: [topic],
      okActions: [topic],
    },
    opts,
  );
}

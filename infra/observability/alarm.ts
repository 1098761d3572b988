import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./metrics";

/** Arguments of an alarm. */
export interface Alarm {
  /** Meaning of the alarm, for the on-call operator. */
  description: string;
  /** The metrics that the expression names, at most ten (CloudWatch's limit for an alarm). */
  metrics: Record<string, Metric>;
  /** CloudWatch metric math; if omitted, the alarm uses exactly one metric. */
  expression?: string;
  /** Threshold: the alarm fires when the value is above it. */
  above: number;
  /** Length of a period, in seconds. */
  period: number;
  /** Number of consecutive periods above the threshold. */
  periods: number;
}

/** Creates an alarm that notifies the topic (an ARN) of ALARM and OK. Missing data count as OK. */
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

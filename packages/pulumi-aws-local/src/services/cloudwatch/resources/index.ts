import { physicalName } from "../../../core/physicalName";
import { withoutEffect } from "../../../core/withoutEffect";
import { written } from "../../../core/resourceHandler";
import type { ResourceHandler, ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { alarmRules } from "./alarmRules";
import { dashboardRules, dataProtectionRules, logGroupRules } from "./logRules";

type Needs = Pick<Services, "accountId" | "region">;

/** Log groups exist only by name: the emulator logs to its own output. */
const logGroupHandler: ResourceHandler<Needs> = {
  real: ["name"],
  rules: logGroupRules,
  accepted: [
    "deletionProtectionEnabled",
    "kmsKeyId",
    "logGroupClass",
    "namePrefix",
    "retentionInDays",
    "skipDestroy",
  ],
  replaceOn: ["logGroupClass", "name", "namePrefix"],
  keeps: ["logGroupClass"],
  importing: { form: "the name of the log group" },

  ...written<Needs>(async (request, { region, accountId }) => {
    const name = physicalName(request);
    const arn = `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
    return {
      id: name,
      outputs: { ...request.inputs, name, arn, tagsAll: request.inputs.tags ?? {} },
    };
  }),
};

/** Has no effect: the emulator records no metrics. */
const metricAlarmHandler = withoutEffect<Needs>(
  [
    "actionsEnabled",
    "alarmActions",
    "alarmDescription",
    "comparisonOperator",
    "datapointsToAlarm",
    "dimensions",
    "evaluateLowSampleCountPercentiles",
    "evaluationPeriods",
    "extendedStatistic",
    "insufficientDataActions",
    "metricName",
    "metricQueries",
    "name",
    "namespace",
    "okActions",
    "period",
    "statistic",
    "threshold",
    "thresholdMetricId",
    "treatMissingData",
    "unit",
  ],
  ["name"],
  (request, { region, accountId }) => {
    const name = physicalName(request);
    const arn = `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
    return { id: name, outputs: { name, arn } };
  },
  {
    rules: alarmRules,
    importing: { form: "the name of the alarm" },
  },
);

const dashboardHandler = withoutEffect<Needs>(
  ["dashboardBody", "dashboardName"],
  ["dashboardName"],
  ({ inputs }, { accountId }) => ({
    id: inputs.dashboardName,
    outputs: {
      dashboardArn: `arn:aws:cloudwatch::${accountId}:dashboard/${inputs.dashboardName}`,
    },
  }),
  { rules: dashboardRules, importing: { form: "the name of the dashboard" } },
);

/** CloudWatch's resource types. */
export const cloudWatchHandlers: ResourceHandlers<Needs> = {
  "aws:cloudwatch/dashboard:Dashboard": dashboardHandler,
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": withoutEffect(
    ["logGroupName", "policyDocument"],
    ["logGroupName"],
    undefined,
    {
      rules: dataProtectionRules,
      importing: {
        form: "the name of the log group",
        idsOf: ({ outputs: { logGroupName } }) => [logGroupName],
      },
    },
  ),
  "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarmHandler,
  "aws:cloudwatch/logGroup:LogGroup": logGroupHandler,
};

import {
  atMostOne,
  exactlyOne,
  flag,
  isSet,
  list,
  map,
  number,
  object,
  objects,
  oneOf,
  refusedWhen,
  required,
  requiredWhen,
  shape,
  text,
  toNumber,
  whole,
  wholeLike,
  type TogetherRule,
} from "../../../core/rules";

const UNITS = [
  ...["Seconds", "Microseconds", "Milliseconds"],
  ...["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes"],
  ...["Bits", "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count"],
  ...["Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second"],
  ...["Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second"],
  ...["Gigabits/Second", "Terabits/Second", "Count/Second", "None"],
];
const STATISTICS = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];
const PERCENTAGE = "(\\d{1,2}(\\.\\d{1,10})?|100)";

const action = text({ min: 1, max: 1024, pattern: /^arn:aws[\w-]*:[\w-]+:/, like: "an ARN" });
const actions = list(action, { max: 5 });
const name255 = text({ min: 1, max: 255 });
const namespace = text({
  min: 1,
  max: 255,
  pattern: /^[^:]/,
  like: 'a namespace that does not begin with ":"',
});
const dimensions = map(text({ min: 1, max: 1024 }), { max: 30, names: name255 });
const queryId = text({
  min: 1,
  max: 255,
  pattern: /^[a-z]\w*$/,
  like: 'letters, digits and "_", the first a small letter',
});
const EXTENDED = `p${PERCENTAGE}|IQM|(tm|wm|tc|ts)${PERCENTAGE}|(TM|TC|TS|WM|PR)\\([\\d.%]*:[\\d.%]*\\)`;
const extendedStatistic = text({
  pattern: new RegExp(`^(${EXTENDED})$`),
  like: 'a percentile or a trimmed statistic, such as "p99.9" or "tm90"',
});
const statistic = text({
  pattern: new RegExp(`^(${STATISTICS.join("|")}|${EXTENDED})$`),
  like: `${STATISTICS.join(", ")}, a percentile or a trimmed statistic, such as "p99.9" or "tm90"`,
});
const period = wholeLike(
  "10, 20, 30 or a multiple of 60",
  (value) => [10, 20, 30].includes(value) || (value > 0 && value % 60 === 0),
);
const isPeriod = (value: number): boolean =>
  [1, 5, 10, 20, 30].includes(value) || (value > 0 && value % 60 === 0);
const queryPeriod = wholeLike("1, 5, 10, 20, 30 or a multiple of 60", isPeriod);

const metricQuery = shape(
  {
    accountId: name255,
    expression: text({ min: 1, max: 1024 }),
    id: required(queryId),
    label: text(),
    metric: object(
      shape({
        dimensions,
        metricName: required(name255),
        namespace,
        period: required(queryPeriod),
        stat: required(statistic),
        unit: oneOf(...UNITS),
      }),
    ),
    period: wholeLike(
      "1, 5, 10, 20, 30 or a multiple of 60",
      (value) => value === 0 || isPeriod(value),
    ),
    returnData: flag(),
  },
  exactlyOne("expression", "metric"),
);

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const alarmRules = shape(
  {
    actionsEnabled: flag(),
    alarmActions: actions,
    alarmDescription: text({ max: 1024 }),
    comparisonOperator: required(
      oneOf(
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
        "LessThanLowerOrGreaterThanUpperThreshold",
        "LessThanLowerThreshold",
        "GreaterThanUpperThreshold",
      ),
    ),
    datapointsToAlarm: whole(1),
    dimensions,
    evaluateLowSampleCountPercentiles: oneOf("evaluate", "ignore"),
    evaluationPeriods: required(whole(1)),
    extendedStatistic,
    insufficientDataActions: actions,
    metricName: name255,
    metricQueries: objects(metricQuery),
    name: name255,
    namespace,
    okActions: actions,
    period,
    statistic: oneOf(...STATISTICS),
    threshold: number(),
    thresholdMetricId: name255,
    treatMissingData: oneOf("missing", "ignore", "breaching", "notBreaching"),
    unit: oneOf(...UNITS),
  },
  exactlyOne("metricName", "metricQueries"),
  requiredWhen("with metricName", ({ metricName }) => isSet(metricName), "namespace", "period"),
  requiredWhen(
    "with metricName, or extendedStatistic",
    ({ metricName, extendedStatistic: other }) => isSet(metricName) && !isSet(other),
    "statistic",
  ),
  refusedWhen(
    "with metricQueries",
    ({ metricQueries }) => isSet(metricQueries),
    ...["dimensions", "extendedStatistic", "namespace", "period", "statistic", "unit"],
  ),
  atMostOne("statistic", "extendedStatistic"),
  atMostOne("threshold", "thresholdMetricId"),
  checkWindow,
);

const DAY = 86_400;

/**
 * An alarm evaluates at most one day, or one week if its periods are an hour or longer.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, Period
 */
function checkWindow(...[inputs, pathOf, report]: Parameters<TogetherRule>): void {
  const periods = toNumber(inputs["evaluationPeriods"]);
  const datapoints = toNumber(inputs["datapointsToAlarm"]);
  const seconds = toNumber(inputs["period"]);
  if (periods === undefined) return;
  if (datapoints !== undefined && datapoints > periods) {
    report.add(
      pathOf("datapointsToAlarm"),
      `must be at most evaluationPeriods, ${periods}, got ${datapoints}`,
    );
  }
  const most = seconds !== undefined && seconds >= 3600 ? 7 * DAY : DAY;
  if (seconds !== undefined && seconds * periods > most) {
    report.add(
      pathOf("evaluationPeriods"),
      `times period must be at most ${most} seconds, got ${periods} times ${seconds}`,
    );
  }
}

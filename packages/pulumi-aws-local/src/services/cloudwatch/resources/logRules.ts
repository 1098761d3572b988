import {
  atMostOne,
  arn,
  flag,
  isObject,
  json,
  oneOf,
  required,
  shape,
  text,
  wholeLike,
} from "../../../core/rules";

const RETENTIONS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
];

function logGroupName(max: number) {
  return text({
    min: 1,
    max,
    pattern: /^[\w./#-]+$/,
    like: 'letters, digits, and "_-./#"',
  });
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const logGroupRules = shape(
  {
    deletionProtectionEnabled: flag(),
    kmsKeyId: arn(),
    logGroupClass: oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY"),
    name: logGroupName(512),
    namePrefix: logGroupName(512 - 26),
    retentionInDays: wholeLike(`one of ${RETENTIONS.join(", ")}`, (days) =>
      RETENTIONS.includes(days),
    ),
    skipDestroy: flag(),
  },
  atMostOne("name", "namePrefix"),
);

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDataProtectionPolicy.html */
export const dataProtectionRules = shape({
  logGroupName: required(logGroupName(512)),
  policyDocument: required(json("a data protection policy in JSON", problemOfProtection)),
});

/** The name and the content of a dashboard. */
export const dashboardRules = shape({
  dashboardBody: required(json("a dashboard in JSON", problemOfDashboard)),
  dashboardName: required(
    text({ min: 1, max: 255, pattern: /^[A-Za-z0-9_-]+$/, like: 'letters, digits, "_" and "-"' }),
  ),
});

/** One statement must audit, and one must mask the same data. */
function problemOfProtection(document: unknown): string | undefined {
  if (!isObject(document)) return "it is not an object";
  const { Name, Version, Statement } = document;
  if (typeof Name !== "string" || Name === "") return "Name is missing";
  if (Version !== "2021-06-01")
    return `Version must be "2021-06-01", got ${JSON.stringify(Version)}`;
  if (!Array.isArray(Statement) || !Statement.every(isObject))
    return "Statement must be a list of objects";
  const audits = Statement.filter((statement) =>
    operationOf(statement, "Audit", "FindingsDestination"),
  );
  const masks = Statement.filter((statement) => operationOf(statement, "Deidentify", "MaskConfig"));
  if (audits.length !== 1)
    return "it must have one statement with Operation.Audit.FindingsDestination";
  if (masks.length === 0) return "it must have a statement with Operation.Deidentify.MaskConfig";
  if (audits.length + masks.length < Statement.length)
    return "every Operation must be Audit or Deidentify";
  const [audited, ...masked] = [...audits, ...masks].map(identifiersOf);
  if (audited === undefined || audited === "")
    return "DataIdentifier of a statement must be a list of texts, not empty";
  if (masked.some((one) => one !== audited))
    return "its statements must have the same DataIdentifier";
  return undefined;
}

function operationOf({ Operation }: Record<string, unknown>, name: string, part: string): boolean {
  const operation = isObject(Operation) ? Operation[name] : undefined;
  return isObject(operation) && isObject(operation[part]);
}

/** The identifiers as one string; "" for a list that is empty or missing. */
function identifiersOf({ DataIdentifier }: Record<string, unknown>): string {
  const isList =
    Array.isArray(DataIdentifier) && DataIdentifier.every((one) => typeof one === "string");
  return isList ? [...DataIdentifier].sort().join("\n") : "";
}

function problemOfDashboard(document: unknown): string | undefined {
  if (!isObject(document)) return "it is not an object";
  const { widgets } = document;
  if (!Array.isArray(widgets)) return "widgets must be a list";
  const at = widgets.findIndex((widget) => !isObject(widget) || !WIDGETS.has(widget["type"]));
  if (at >= 0) return `widgets[${at}] must have the type ${[...WIDGETS].join(", ")}`;
  return undefined;
}

const WIDGETS = new Set<unknown>(["alarm", "custom", "explorer", "log", "metric", "text"]);

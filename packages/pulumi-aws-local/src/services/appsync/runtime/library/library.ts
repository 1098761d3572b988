import type { LibraryFunction } from "../realm/evaluationState";
import { dynamodbModule } from "./dynamodbModule";
import { dynamodbOperations } from "./dynamodbOperations";
import { dynamodbUtil } from "./dynamodbUtil";
import { toElasticsearchQuery } from "./elasticsearchQuery";
import { errors, runtime } from "./errors";
import { extensions } from "./extensions";
import { renderFilter } from "./filterExpression";
import { httpUtil } from "./httpUtil";
import { identifiers } from "./identifiers";
import { mathUtil } from "./mathUtil";
import { rdsModule, rdsTypeHint } from "./rds/rdsModule";
import { toSubscriptionFilter } from "./subscriptionFilter";
import { stringUtil, textUtil } from "./textUtil";
import { timeUtil } from "./timeUtil";
import { xmlUtil } from "./xmlUtil";

const asText = (value: unknown) => (value === null ? null : JSON.stringify(value));

const transform: Record<string, LibraryFunction> = {
  toDynamoDBFilterExpression: ([filter]) => asText(renderFilter(filter)),
  toDynamoDBConditionExpression: ([condition]) => asText(renderFilter(condition)),
  toSubscriptionFilter: ([filter, ignored, rules]) => toSubscriptionFilter(filter, ignored, rules),
  toElasticsearchQueryDSL: ([query]) => asText(toElasticsearchQuery(query)),
};

/** Every function that resolver code can call, by its path: "util.time.nowISO8601". */
export const library: Record<string, LibraryFunction> = {
  ...under("util", { ...textUtil, ...identifiers, ...errors }),
  ...under("util.time", timeUtil),
  ...under("util.dynamodb", dynamodbUtil),
  ...under("util.transform", transform),
  ...under("util.http", httpUtil),
  ...under("util.math", mathUtil),
  ...under("util.str", stringUtil),
  ...under("util.xml", xmlUtil),
  ...under("util.rds", { toJsonObject: rdsModule["toJsonObject"]! }),
  ...under("extensions", extensions),
  ...under("runtime", runtime),
  ...under("dynamodb", dynamodbModule),
  ...under("dynamodb", {
    toStringSet: dynamodbUtil["toStringSet"]!,
    toNumberSet: dynamodbUtil["toNumberSet"]!,
    toBinarySet: dynamodbUtil["toBinarySet"]!,
  }),
  ...under("dynamodb.operations", dynamodbOperations),
  ...under("rds", rdsModule),
  ...under("rds.typeHint", rdsTypeHint),
};

function under(
  path: string,
  functions: Record<string, LibraryFunction>,
): Record<string, LibraryFunction> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, one]) => [`${path}.${name}`, one]),
  );
}

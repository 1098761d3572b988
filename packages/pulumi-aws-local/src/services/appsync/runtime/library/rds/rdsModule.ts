import type { LibraryFunction } from "../../realm/evaluationState";
import { hintTypes } from "./engine";
import { createStatement, statement } from "./statements";
import { toJsonObject } from "./toJsonObject";

/**
 * @aws-appsync/utils/rds: builds requests and parses responses; statements as recorded from AWS.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-rds-js.html
 */
export const rdsModule: Record<string, LibraryFunction> = {
  select: statement("select"),
  insert: statement("insert"),
  update: statement("update"),
  remove: statement("remove"),
  sql: ([texts, ...values]) => ({ type: "SQL", properties: { texts, values } }),
  createPgStatement: createStatement("createPgStatement", "PostgreSQL"),
  createMySQLStatement: createStatement("createMySQLStatement", "MySQL"),
  toJsonObject: ([data]) => toJsonObject(data),
};

export const rdsTypeHint: Record<string, LibraryFunction> = Object.fromEntries(
  hintTypes.map((type) => [type, ([value]: unknown[]) => ({ type, value })]),
);

import { checkStartKey } from "../../../../core/checkStartKey";
import type { DataSourceCall, DataSourceOutcome } from "../dataSourceCall";
import { toPlainItem } from "./attributeValues";
import type { DynamoDbOperation } from "./operation";
import { expressionText, mergePlaceholders } from "./expressions";
import { openNextToken, sealNextToken } from "./nextToken";
import { refuseUnknownFields, required, type DynamoDbRequest } from "./requestFields";
import type { TableAccess } from "./tableAccess";

/** ctx.result: {items, nextToken, scannedCount}. */
export const query: DynamoDbOperation = (request, access, call) => {
  refuseUnknownFields(request, QUERY_FIELDS);
  const keys = required(request, "query");
  return readPage("Query", access, call, request, {
    ...expressionText("KeyConditionExpression", "query", keys),
    ...(request["scanIndexForward"] === false && { ScanIndexForward: false }),
    ...placeholders(request),
  });
};

/** ctx.result: {items, nextToken, scannedCount}. */
export const scan: DynamoDbOperation = (request, access, call) => {
  refuseUnknownFields(request, SCAN_FIELDS);
  return readPage("Scan", access, call, request, {
    ...(request["segment"] != null && { Segment: request["segment"] }),
    ...(request["totalSegments"] != null && { TotalSegments: request["totalSegments"] }),
    ...placeholders(request),
  });
};

const PAGE_FIELDS = [
  "index",
  "nextToken",
  "limit",
  "consistentRead",
  "select",
  "filter",
  "projection",
];
const QUERY_FIELDS = new Set([...PAGE_FIELDS, "query", "scanIndexForward"]);
const SCAN_FIELDS = new Set([...PAGE_FIELDS, "segment", "totalSegments"]);

function placeholders({ query, filter, projection }: Record<string, any>): object {
  return mergePlaceholders({ query, filter, projection });
}

async function readPage(
  operation: "Query" | "Scan",
  access: TableAccess,
  call: DataSourceCall,
  request: DynamoDbRequest,
  members: object,
): Promise<DataSourceOutcome> {
  const { tableName } = access.source;
  const { index, limit, select, nextToken } = request as Record<string, any>;
  const input = {
    TableName: tableName,
    ...members,
    ...expressionText("FilterExpression", "filter", request["filter"]),
    ...expressionText("ProjectionExpression", "projection", request["projection"]),
    ...(index != null && { IndexName: index }),
    ...(limit != null && { Limit: limit }),
    ...(select != null && { Select: select }),
    ...(request["consistentRead"] === true && { ConsistentRead: true }),
    ...(nextToken != null && {
      ExclusiveStartKey: openNextToken(nextToken, call, access.services.state),
    }),
  };
  if (operation === "Query") checkStartKey(input);
  const page = await access.call(operation, input, [
    { action: operation, table: tableName, index: index ?? undefined },
  ]);
  return {
    result: {
      items: (page.Items ?? []).map(toPlainItem),
      nextToken:
        page.LastEvaluatedKey === undefined
          ? null
          : sealNextToken(page.LastEvaluatedKey, call, access.services.state),
      scannedCount: page.ScannedCount,
    },
  };
}

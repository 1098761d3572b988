import { AwsError } from "../../../../core/awsError";
import type { DataSourceCall, DataSourceOutcome } from "../dataSourceCall";
import { TemplateError } from "../../errors";
import { batchDeleteItem, batchGetItem, batchPutItem } from "./batchOperations";
import type { DynamoDbOperation } from "./operation";
import { deleteItem, getItem, putItem, updateItem } from "./itemOperations";
import { query, scan } from "./pageOperations";
import { readRequest } from "./requestFields";
import {
  TableAccess,
  toResolverError,
  type DynamoDbSource,
  type TableServices,
} from "./tableAccess";
import { transactGetItems, transactWriteItems } from "./transactionOperations";
import { lookup } from "../../../../core/lookup";

/**
 * Runs a resolver's request against DynamoDB with the data source's role.
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html
 * @throws TemplateError when the request is malformed.
 */
export async function callDynamoDb(
  call: DataSourceCall,
  source: DynamoDbSource,
  services: TableServices,
): Promise<DataSourceOutcome> {
  const request = readRequest(call.request);
  const operation = OPERATIONS[request.operation];
  if (operation === undefined)
    throw new TemplateError(`Unsupported operation '${request.operation}'.`);
  try {
    return await operation(request, new TableAccess(source, services, call.made), call);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === "UnauthorizedException") throw error;
    return { result: null, error: toResolverError(error) };
  }
}

const OPERATIONS = lookup<DynamoDbOperation>({
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchPutItem: batchPutItem,
  BatchDeleteItem: batchDeleteItem,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
});

import type { DataSourceCall, DataSourceOutcome } from "../dataSourceCall";
import type { DynamoDbRequest } from "./requestFields";
import type { TableAccess } from "./tableAccess";

/** One operation of the data source; returns ctx.result, or throws DynamoDB's AwsError. */
export type DynamoDbOperation = (
  request: DynamoDbRequest,
  access: TableAccess,
  call: DataSourceCall,
) => Promise<DataSourceOutcome>;

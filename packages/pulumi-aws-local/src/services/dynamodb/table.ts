import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../../core/awsError";
import { physicalName } from "../../core/physicalName";
import type {
  ReadState,
  ResourceRequest,
  ResourceState,
  UpdateRequest,
} from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import { tableDefinition, tableInputs } from "./tableDefinition";

/** Creates a table. @throws AwsError ResourceInUseException when its name is taken. */
export async function createTable(
  request: ResourceRequest,
  services: Pick<Services, "accountId" | "dynamoDb" | "region">,
): Promise<ResourceState> {
  const name = physicalName(request);
  const { dynamoDb } = services;
  const begun = request.interrupted && (await describeTable(name, dynamoDb)) !== undefined;
  if (!begun) await dynamoDb.call("CreateTable", tableDefinition(name, request.inputs));
  await updateTimeToLive(name, request.inputs.ttl, dynamoDb);
  return stateOf(name, request.inputs, services);
}

/** Brings the settings of an existing table up to date; items are never touched. */
export async function updateTable(
  request: UpdateRequest,
  services: Pick<Services, "accountId" | "dynamoDb" | "region">,
): Promise<ResourceState> {
  const { inputs, previous } = request;
  const { dynamoDb } = services;
  const existing = await describeTable(previous.id, dynamoDb);
  await updateSettings(existing, tableDefinition(previous.id, inputs), dynamoDb);
  await updateTimeToLive(previous.id, inputs.ttl, dynamoDb);
  return stateOf(previous.id, inputs, services);
}

function stateOf(
  name: string,
  inputs: Record<string, any>,
  { region, accountId }: Pick<Services, "region" | "accountId">,
): ResourceState {
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  return { id: name, outputs: { ...inputs, name, arn, streamArn: "", streamLabel: "" } };
}

/** The table's shape as inputs would declare it; undefined when there is no such table. */
export async function readTable(
  id: string,
  { dynamoDb }: Pick<Services, "dynamoDb">,
): Promise<ReadState | undefined> {
  const table = await describeTable(id, dynamoDb);
  return table && { inputs: tableInputs(table) };
}

/** e.g. "12 items"; undefined for a table that has none. */
export async function itemsOf(
  id: string,
  _outputs: Record<string, any>,
  { dynamoDb }: Pick<Services, "dynamoDb">,
): Promise<string | undefined> {
  if ((await describeTable(id, dynamoDb)) === undefined) return undefined;
  const { Count, LastEvaluatedKey } = await dynamoDb.call("Scan", {
    TableName: id,
    Select: "COUNT",
    ConsistentRead: true,
  });
  if (Count === 0 && LastEvaluatedKey === undefined) return undefined;
  const counted = LastEvaluatedKey === undefined ? `${Count}` : `${Count} or more`;
  return `${counted} ${Count === 1 && LastEvaluatedKey === undefined ? "item" : "items"}`;
}

/** Deletes a table, unless its deletion protection is on, as at AWS. */
export async function deleteTable(
  id: string,
  _outputs: Record<string, any>,
  { dynamoDb }: Pick<Services, "dynamoDb">,
): Promise<void> {
  if ((await describeTable(id, dynamoDb)) !== undefined) {
    await dynamoDb.call("DeleteTable", { TableName: id });
  }
}

async function describeTable(name: string, dynamoDb: Services["dynamoDb"]): Promise<any> {
  try {
    return (await dynamoDb.call("DescribeTable", { TableName: name })).Table;
  } catch (error) {
    if (error instanceof AwsError && error.code === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

async function updateSettings(
  existing: any,
  wanted: any,
  dynamoDb: Services["dynamoDb"],
): Promise<void> {
  const TableName = wanted.TableName;
  if ((existing.DeletionProtectionEnabled ?? false) !== wanted.DeletionProtectionEnabled) {
    const { DeletionProtectionEnabled } = wanted;
    await dynamoDb.call("UpdateTable", { TableName, DeletionProtectionEnabled });
  }
  const before: any[] = existing.GlobalSecondaryIndexes ?? [];
  const after: any[] = wanted.GlobalSecondaryIndexes ?? [];
  const same = (a: any, b: any): boolean =>
    a.IndexName === b.IndexName &&
    isDeepStrictEqual(a.KeySchema, b.KeySchema) &&
    isDeepStrictEqual(a.Projection, b.Projection);
  const { AttributeDefinitions } = wanted;
  for (const { IndexName } of before.filter((old) => !after.some((index) => same(old, index)))) {
    const change = { Delete: { IndexName } };
    await dynamoDb.call("UpdateTable", { TableName, GlobalSecondaryIndexUpdates: [change] });
  }
  for (const index of after.filter((index) => !before.some((old) => same(old, index)))) {
    const GlobalSecondaryIndexUpdates = [{ Create: index }];
    await dynamoDb.call("UpdateTable", {
      TableName,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates,
    });
  }
}

async function updateTimeToLive(
  TableName: string,
  ttl: { enabled?: boolean; attributeName?: string } | undefined,
  dynamoDb: Services["dynamoDb"],
): Promise<void> {
  const { TimeToLiveDescription: now } = await dynamoDb.call("DescribeTimeToLive", { TableName });
  const isOn = now.TimeToLiveStatus === "ENABLED" || now.TimeToLiveStatus === "ENABLING";
  const wantsOn = ttl !== undefined && ttl.enabled !== false;
  const set = (Enabled: boolean, AttributeName: string): Promise<unknown> =>
    dynamoDb.call("UpdateTimeToLive", {
      TableName,
      TimeToLiveSpecification: { Enabled, AttributeName },
    });
  if (isOn && (!wantsOn || now.AttributeName !== ttl.attributeName)) {
    await set(false, now.AttributeName);
  }
  if (wantsOn && (!isOn || now.AttributeName !== ttl.attributeName)) {
    await set(true, ttl.attributeName!);
  }
}

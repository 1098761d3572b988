import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../../../core/awsError";
import { physicalName } from "../../../core/physicalName";
import type {
  FoundState,
  InspectedState,
  ReadState,
  ResourceRequest,
  ResourceState,
  UpdateRequest,
} from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { declaredTable } from "./declaredTable";
import { tableDefinition, tableInputs } from "./tableDefinition";

/**
 * Creates a table.
 * @throws AwsError ResourceInUseException if its name is taken
 */
export async function createTable(
  request: ResourceRequest,
  services: Pick<Services, "accountId" | "dynamoDb" | "region">,
): Promise<ResourceState> {
  const name = physicalName(request);
  const { dynamoDb } = services;
  const begun = request.interrupted && (await describeTable(name, dynamoDb)) !== undefined;
  if (!begun) await dynamoDb.call("CreateTable", tableDefinition(name, request.inputs));
  await updateTimeToLive(name, request.inputs.ttl, dynamoDb);
  return await stateOf(name, request.inputs, services);
}

/** Updates the settings of an existing table; items are never changed. */
export async function updateTable(
  request: UpdateRequest,
  services: Pick<Services, "accountId" | "dynamoDb" | "region">,
): Promise<ResourceState> {
  const { inputs, previous } = request;
  const { dynamoDb } = services;
  const existing = await describeTable(previous.id, dynamoDb);
  await updateSettings(existing, tableDefinition(previous.id, inputs), dynamoDb);
  await updateStream(existing, tableDefinition(previous.id, inputs), dynamoDb);
  await updateTimeToLive(previous.id, inputs.ttl, dynamoDb);
  return await stateOf(previous.id, inputs, services);
}

async function stateOf(
  name: string,
  inputs: Record<string, any>,
  { region, accountId, dynamoDb }: Pick<Services, "region" | "accountId" | "dynamoDb">,
): Promise<ResourceState> {
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  const table = inputs.streamEnabled ? await describeTable(name, dynamoDb) : undefined;
  const stream = {
    streamArn: table?.LatestStreamArn ?? "",
    streamLabel: table?.LatestStreamLabel ?? "",
  };
  return { id: name, outputs: { ...inputs, name, arn, ...stream } };
}

/** The table's shape as inputs; undefined if the table does not exist. */
export async function readTable(
  id: string,
  { dynamoDb }: Pick<Services, "dynamoDb">,
): Promise<ReadState | undefined> {
  const table = await describeTable(id, dynamoDb);
  return table && { inputs: tableInputs(table) };
}

/** Describes an existing table. */
export async function inspectTable(
  id: string,
  services: Pick<Services, "accountId" | "dynamoDb" | "region">,
): Promise<InspectedState> {
  const { dynamoDb } = services;
  const table = await describeTable(id, dynamoDb);
  const { TimeToLiveDescription } = await dynamoDb.call("DescribeTimeToLive", { TableName: id });
  const inputs = declaredTable(table, TimeToLiveDescription);
  const { name, arn, streamArn, streamLabel } = (await stateOf(id, inputs, services)).outputs;
  return { inputs, outputs: { name, arn, streamArn, streamLabel } };
}

/**
 * Describes a table that no program has created, with its tags. The tags of a program's tables are only in its records.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
 */
export async function findTable(
  id: string,
  services: Pick<Services, "accountId" | "dynamoDb" | "region">,
): Promise<FoundState | undefined> {
  if ((await describeTable(id, services.dynamoDb)) === undefined) return undefined;
  const { inputs, outputs } = await inspectTable(id, services);
  const tags = await tagsOf(outputs["arn"], services.dynamoDb);
  const hasTags = Object.keys(tags).length > 0;
  return { id, inputs: { ...inputs, ...(hasTags && { tags }) }, outputs };
}

/** All tags except AWS's own, which the AWS provider ignores. */
async function tagsOf(
  ResourceArn: string,
  dynamoDb: Services["dynamoDb"],
): Promise<Record<string, string>> {
  const tags: Record<string, string> = {};
  let NextToken: string | undefined;
  do {
    const page = await dynamoDb.call("ListTagsOfResource", { ResourceArn, NextToken });
    for (const { Key, Value } of page.Tags ?? []) if (!Key.startsWith("aws:")) tags[Key] = Value;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return tags;
}

/** e.g. "12 items"; undefined for an empty table. */
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

/** Deletes a table, unless its deletion protection is on, as on AWS. */
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

/**
 * The view type of a stream cannot change: the stream is switched off and on, as in the provider, and gets another ARN.
 */
async function updateStream(
  { StreamSpecification: before }: any,
  { TableName, StreamSpecification: wanted }: any,
  dynamoDb: Services["dynamoDb"],
): Promise<void> {
  const isOn = before?.StreamEnabled === true;
  if (isOn && before.StreamViewType === wanted?.StreamViewType) return;
  const set = (StreamSpecification: object): Promise<unknown> =>
    dynamoDb.call("UpdateTable", { TableName, StreamSpecification });
  if (isOn) await set({ StreamEnabled: false });
  if (wanted !== undefined) await set(wanted);
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

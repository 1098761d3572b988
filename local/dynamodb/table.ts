import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../shared/awsError";
import { physicalName } from "../shared/physicalName";
import type { ResourceRequest, ResourceState } from "../shared/resourceHandler";
import { VisibleError } from "../shared/visibleError";
import type { Services } from "../services";

/** Creates a table, or brings the settings of an existing one up to date; items are never touched. */
export async function applyTable(
  request: ResourceRequest,
  { dynamoDb, region, accountId }: Services,
): Promise<ResourceState> {
  const { inputs } = request;
  const name = physicalName(request);
  const wanted = tableDefinition(name, inputs);
  const existing = await describeTable(name, dynamoDb);
  if (existing === undefined) {
    await dynamoDb.call("CreateTable", wanted);
  } else {
    refuseReplacement(request.name, existing, wanted);
    await updateTable(existing, wanted, dynamoDb);
  }
  await updateTimeToLive(name, inputs.ttl, dynamoDb);
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  return { id: name, outputs: { ...inputs, name, arn, streamArn: "", streamLabel: "" } };
}

/** Refuses what would replace the table. @throws VisibleError */
export async function checkTable(request: ResourceRequest, { dynamoDb }: Services): Promise<void> {
  const name = request.previous === undefined ? undefined : physicalName(request);
  const existing = name === undefined ? undefined : await describeTable(name, dynamoDb);
  if (existing === undefined) return;
  refuseReplacement(request.name, existing, tableDefinition(name!, request.inputs));
}

/** "items" when the table has any. */
export async function itemsOf(id: string, { dynamoDb }: Services): Promise<string | undefined> {
  if ((await describeTable(id, dynamoDb)) === undefined) return undefined;
  const { Count } = await dynamoDb.call("Scan", { TableName: id, Limit: 1 });
  return Count > 0 ? "items" : undefined;
}

/** Deletes a table that has left the program, unless its deletion protection is on, as at AWS. */
export async function removeTable(
  id: string,
  _outputs: Record<string, any>,
  { dynamoDb }: Services,
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

function tableDefinition(name: string, inputs: Record<string, any>): Record<string, any> {
  const provisioned = (inputs.billingMode ?? "PROVISIONED") === "PROVISIONED";
  const throughput = provisioned && {
    ProvisionedThroughput: {
      ReadCapacityUnits: inputs.readCapacity,
      WriteCapacityUnits: inputs.writeCapacity,
    },
  };
  const localIndexes = (inputs.localSecondaryIndexes ?? []).map((index: any) => ({
    IndexName: index.name,
    KeySchema: keySchema(inputs.hashKey, index.rangeKey),
    Projection: projection(index),
  }));
  const globalIndexes = (inputs.globalSecondaryIndexes ?? []).map((index: any) => ({
    IndexName: index.name,
    KeySchema:
      index.keySchemas?.map((key: any) => ({
        AttributeName: key.attributeName,
        KeyType: key.keyType,
      })) ?? keySchema(index.hashKey, index.rangeKey),
    Projection: projection(index),
    ...throughput,
  }));
  return {
    TableName: name,
    AttributeDefinitions: inputs.attributes.map((attribute: any) => ({
      AttributeName: attribute.name,
      AttributeType: attribute.type,
    })),
    KeySchema: keySchema(inputs.hashKey, inputs.rangeKey),
    BillingMode: inputs.billingMode ?? "PROVISIONED",
    ...throughput,
    ...(localIndexes.length > 0 && { LocalSecondaryIndexes: localIndexes }),
    ...(globalIndexes.length > 0 && { GlobalSecondaryIndexes: globalIndexes }),
    DeletionProtectionEnabled: inputs.deletionProtectionEnabled ?? false,
  };
}

function keySchema(hashKey: string, rangeKey?: string): Record<string, string>[] {
  const hash = { AttributeName: hashKey, KeyType: "HASH" };
  return rangeKey === undefined ? [hash] : [hash, { AttributeName: rangeKey, KeyType: "RANGE" }];
}

function projection(index: any): Record<string, unknown> {
  return {
    ProjectionType: index.projectionType,
    ...(index.nonKeyAttributes !== undefined && { NonKeyAttributes: index.nonKeyAttributes }),
  };
}

/** What can't be changed in place would replace the table at AWS, and lose its items. */
function refuseReplacement(logicalName: string, existing: any, wanted: any): void {
  const shape = (table: any) => ({
    KeySchema: table.KeySchema,
    LocalSecondaryIndexes: (table.LocalSecondaryIndexes ?? []).map(
      ({ IndexName, KeySchema, Projection }: any) => ({ IndexName, KeySchema, Projection }),
    ),
  });
  if (isDeepStrictEqual(shape(existing), shape(wanted))) return;
  throw new VisibleError(
    `Table "${logicalName}": its key or a local index changed, which replaces the table and loses its items. ` +
      `Take the change back, or start with --reset to begin with empty data.`,
  );
}

async function updateTable(
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

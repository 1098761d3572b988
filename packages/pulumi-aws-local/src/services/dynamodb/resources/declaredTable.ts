import { tableInputs } from "./tableDefinition";

/** The inputs that would declare a table, from DynamoDB's description. */
export function declaredTable(table: any, timeToLive: any): Record<string, any> {
  const { BillingModeSummary, ProvisionedThroughput: throughput, StreamSpecification } = table;
  const billingMode = BillingModeSummary?.BillingMode ?? "PROVISIONED";
  const isTimed = ["ENABLED", "ENABLING"].includes(timeToLive?.TimeToLiveStatus);
  return {
    localSecondaryIndexes: [],
    ...tableInputs(table),
    billingMode,
    ...(billingMode === "PROVISIONED" && {
      readCapacity: throughput?.ReadCapacityUnits,
      writeCapacity: throughput?.WriteCapacityUnits,
    }),
    globalSecondaryIndexes: (table.GlobalSecondaryIndexes ?? []).map(globalIndex),
    ttl: isTimed ? { attributeName: timeToLive.AttributeName, enabled: true } : { enabled: false },
    streamEnabled: StreamSpecification?.StreamEnabled ?? false,
    ...(StreamSpecification?.StreamEnabled && {
      streamViewType: StreamSpecification.StreamViewType,
    }),
    deletionProtectionEnabled: table.DeletionProtectionEnabled ?? false,
  };
}

function globalIndex({ IndexName, KeySchema, Projection }: any): Record<string, any> {
  return {
    name: IndexName,
    ...keysOf(KeySchema),
    projectionType: Projection.ProjectionType,
    ...(Projection.NonKeyAttributes && { nonKeyAttributes: Projection.NonKeyAttributes }),
  };
}

/** An index may have several keys of each kind. */
function keysOf(schema: { AttributeName: string; KeyType: string }[]): Record<string, any> {
  const [hash, range, ...others] = schema;
  if (others.length > 0 || range?.KeyType === "HASH") {
    return {
      keySchemas: schema.map(({ AttributeName, KeyType }) => ({
        attributeName: AttributeName,
        keyType: KeyType,
      })),
    };
  }
  return { hashKey: hash?.AttributeName, ...(range && { rangeKey: range.AttributeName }) };
}

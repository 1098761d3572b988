/** The CreateTable input for a declared table. */
export function tableDefinition(name: string, inputs: Record<string, any>): Record<string, any> {
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
    ...(inputs.streamEnabled && { StreamSpecification: streamSpecification(inputs) }),
    DeletionProtectionEnabled: inputs.deletionProtectionEnabled ?? false,
  };
}

function streamSpecification({ streamViewType }: Record<string, any>): Record<string, unknown> {
  return { StreamEnabled: true, StreamViewType: streamViewType };
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

/** The inputs that determine whether an existing table can be updated to a declaration. */
export function tableInputs(table: any): Record<string, any> {
  const keyOf = (schema: any[], type: string): string | undefined =>
    schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const localSecondaryIndexes = (table.LocalSecondaryIndexes ?? []).map((index: any) => ({
    name: index.IndexName,
    rangeKey: keyOf(index.KeySchema, "RANGE"),
    projectionType: index.Projection.ProjectionType,
    ...(index.Projection.NonKeyAttributes && {
      nonKeyAttributes: index.Projection.NonKeyAttributes,
    }),
  }));
  const rangeKey = keyOf(table.KeySchema, "RANGE");
  return {
    name: table.TableName,
    hashKey: keyOf(table.KeySchema, "HASH"),
    ...(rangeKey !== undefined && { rangeKey }),
    attributes: table.AttributeDefinitions.map((attribute: any) => ({
      name: attribute.AttributeName,
      type: attribute.AttributeType,
    })),
    ...(localSecondaryIndexes.length > 0 && { localSecondaryIndexes }),
  };
}

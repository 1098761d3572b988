/**
 * Input with table names in place of table ARNs, which DynamoDB takes wherever a name may stand.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export function withTableNames(input: Record<string, any>): Record<string, any> {
  const named = nameIn(input);
  if (typeof input.RequestItems === "object" && input.RequestItems !== null) {
    named.RequestItems = Object.fromEntries(
      Object.entries(input.RequestItems).map(([table, value]) => [tableName(table), value]),
    );
  }
  if (Array.isArray(input.TransactItems)) {
    named.TransactItems = input.TransactItems.map((item) =>
      Object.fromEntries(
        Object.entries<any>(item ?? {}).map(([kind, action]) => [kind, nameIn(action ?? {})]),
      ),
    );
  }
  return named;
}

function nameIn(value: Record<string, any>): Record<string, any> {
  return typeof value.TableName === "string"
    ? { ...value, TableName: tableName(value.TableName) }
    : { ...value };
}

function tableName(nameOrArn: string): string {
  return /^arn:aws:dynamodb:[^:]+:[^:]+:table\/([^/]+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

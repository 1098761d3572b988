import type { Statement } from "./serviceRole";

/**
 * The KMS actions that DynamoDB uses with a table's key on behalf of its caller
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html).
 */
const KEY_ACTIONS = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/**
 * Permission to use a customer managed KMS key, through DynamoDB only. Keys of AWS need no
 * permission.
 */
export function keyStatements(tableKey: string, region: string): Statement[] {
  if (!tableKey.startsWith("arn:")) return [];
  const Condition = { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } };
  return [{ Effect: "Allow", Action: KEY_ACTIONS, Resource: [tableKey], Condition }];
}

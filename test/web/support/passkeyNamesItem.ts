import type * as CognitoIdp from "@aws-sdk/client-cognito-identity-provider";
import type * as DynamoDb from "@aws-sdk/client-dynamodb";
import { createOperator } from "../../support/operator";
import type { RunningStack } from "../../support/stack";

/**
 * Reads the item with a user's names of passkeys, in DynamoDB's notation; also after the account
 * was deleted.
 */
export async function passkeyNamesReader(
  stack: RunningStack,
  email: string,
): Promise<() => Promise<DynamoDb.GetItemCommandOutput["Item"]>> {
  const { AdminGetUserCommand, CognitoIdentityProviderClient } =
    require("@aws-sdk/client-cognito-identity-provider") as typeof CognitoIdp;
  const { GetItemCommand } = require("@aws-sdk/client-dynamodb") as typeof DynamoDb;
  const { awsEndpoint, region, userPoolId } = stack.outputs;
  const cognito = new CognitoIdentityProviderClient({
    endpoint: awsEndpoint!,
    region: region!,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const user = new AdminGetUserCommand({ UserPoolId: userPoolId!, Username: email });
  const { UserAttributes } = await cognito.send(user);
  cognito.destroy();
  const sub = UserAttributes!.find(({ Name }) => Name === "sub")!.Value!;
  return async () => {
    const operator = createOperator(stack);
    const { Item } = await operator.dynamoDb.send(
      new GetItemCommand({
        TableName: await operator.sessionsTable(),
        Key: { OwnerId: { S: `passkeys#${sub}` }, SessionId: { S: "names" } },
        ConsistentRead: true,
      }),
    );
    operator.destroy();
    return Item;
  };
}

import { CognitoIdentityClient, ListIdentityPoolsCommand } from "@aws-sdk/client-cognito-identity";
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DeleteTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";

export const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** AWS's own clients, with the operator's keys. */
export interface AwsClients {
  dynamoDb: DynamoDBClient;
  tables(): Promise<string[]>;
  userPools(): Promise<string[]>;
  identityPools(): Promise<string[]>;
  /** Deletes a table without the engine's knowledge. */
  deleteTable(name: string): Promise<void>;
}

export function awsClients(endpoint: string, region = "eu-west-1"): AwsClients {
  const config = { endpoint, region, credentials: CREDENTIALS };
  const dynamoDb = new DynamoDBClient(config);
  const idp = new CognitoIdentityProviderClient(config);
  const identity = new CognitoIdentityClient(config);
  return {
    dynamoDb,
    tables: async () => (await dynamoDb.send(new ListTablesCommand({}))).TableNames!.sort(),
    async userPools() {
      const { UserPools } = await idp.send(new ListUserPoolsCommand({ MaxResults: 60 }));
      return UserPools!.map(({ Name }) => Name!);
    },
    async identityPools() {
      const { IdentityPools } = await identity.send(
        new ListIdentityPoolsCommand({ MaxResults: 60 }),
      );
      return IdentityPools!.map(({ IdentityPoolName }) => IdentityPoolName!);
    },
    async deleteTable(TableName) {
      await dynamoDb.send(new DeleteTableCommand({ TableName }));
    },
  };
}

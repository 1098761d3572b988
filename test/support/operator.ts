import type * as CognitoIdp from "@aws-sdk/client-cognito-identity-provider";
import type * as DynamoDb from "@aws-sdk/client-dynamodb";
import type { RunningStack } from "./stack";

type Attribute = DynamoDb.AttributeValue;

/** Operations of the store's operator with the operator's keys, through AWS's own SDK. */
export interface Operator {
  /** Sends a Cognito command that names a user of the stack's pool. */
  onUser(command: UserCommand, email: string): Promise<void>;
  /** Revokes the refresh token and all access tokens that were issued from it. */
  revoke(refreshToken: string): Promise<void>;
  addToAdmins(email: string): Promise<void>;
  /** Whether the refresh token returns new tokens: "ok", or the name of Cognito's error. */
  refresh(refreshToken: string): Promise<string>;
  /** Sends any command to DynamoDB. */
  dynamoDb: DynamoDb.DynamoDBClient;
  /** Name of the Sessions table. */
  sessionsTable(): Promise<string>;
  /** All items of one owner in the Sessions table, by SessionId, as plain values. */
  sessionItems(ownerId: string): Promise<Record<string, Record<string, any>>>;
  /** Sets numbers in a session's item, to simulate the passing of time. */
  setTimes(key: SessionKey, times: Record<string, number>): Promise<void>;
  destroy(): void;
}

export type UserCommand = "AdminDisableUser" | "AdminEnableUser" | "AdminDeleteUser";

export interface SessionKey {
  ownerId: string;
  sessionId: string;
}

export function createOperator({ outputs }: RunningStack): Operator {
  const idp = require("@aws-sdk/client-cognito-identity-provider") as typeof CognitoIdp;
  const ddb = require("@aws-sdk/client-dynamodb") as typeof DynamoDb;
  const config = {
    endpoint: outputs.awsEndpoint!,
    region: outputs.region!,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const cognito = new idp.CognitoIdentityProviderClient(config);
  const dynamoDb = new ddb.DynamoDBClient(config);
  const commands = {
    AdminDisableUser: idp.AdminDisableUserCommand,
    AdminEnableUser: idp.AdminEnableUserCommand,
    AdminDeleteUser: idp.AdminDeleteUserCommand,
  };
  const UserPoolId = outputs.userPoolId!;
  const ClientId = outputs.userPoolClientId!;
  const sessionsTable = async (): Promise<string> => {
    const { TableNames } = await dynamoDb.send(new ddb.ListTablesCommand({}));
    return TableNames!.find((name) => name.includes("sessions"))!;
  };
  return {
    dynamoDb,
    sessionsTable,
    async onUser(command, email) {
      await cognito.send(new commands[command]({ UserPoolId, Username: email }) as never);
    },
    async revoke(refreshToken) {
      await cognito.send(new idp.RevokeTokenCommand({ ClientId, Token: refreshToken }));
    },
    async addToAdmins(email) {
      const user = { UserPoolId, Username: email, GroupName: "admins" };
      await cognito.send(new idp.AdminAddUserToGroupCommand(user));
    },
    refresh: (RefreshToken) =>
      cognito.send(new idp.GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken })).then(
        () => "ok",
        (error: Error) => error.name,
      ),
    async sessionItems(ownerId) {
      const { Items } = await dynamoDb.send(
        new ddb.QueryCommand({
          TableName: await sessionsTable(),
          KeyConditionExpression: "OwnerId = :owner",
          ExpressionAttributeValues: { ":owner": { S: ownerId } },
          ConsistentRead: true,
        }),
      );
      const plain = Items!.map((item) =>
        Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)])),
      );
      return Object.fromEntries(plain.map((item) => [item.SessionId, item]));
    },
    async setTimes({ ownerId, sessionId }, times) {
      const names = Object.keys(times);
      const numbers = Object.entries(times).map(([name, time]) => [`:${name}`, { N: `${time}` }]);
      await dynamoDb.send(
        new ddb.UpdateItemCommand({
          TableName: await sessionsTable(),
          Key: { OwnerId: { S: ownerId }, SessionId: { S: sessionId } },
          UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(", ")}`,
          ConditionExpression: "attribute_exists(SessionId)",
          ExpressionAttributeValues: Object.fromEntries(numbers),
        }),
      );
    },
    destroy() {
      cognito.destroy();
      dynamoDb.destroy();
    },
  };
}

function plainValue(value: Attribute): unknown {
  if (value.N !== undefined) return Number(value.N);
  return value.S ?? value.SS;
}

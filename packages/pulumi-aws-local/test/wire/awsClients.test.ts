import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { sharedStack, type RunningStack } from "../../../../test/support/stack";

describe("The operator's AWS clients", () => {
  let stack: RunningStack;
  let config: { endpoint: string; region: string; credentials: Record<string, string> | any };
  before(async () => {
    stack = await sharedStack();
    config = {
      endpoint: stack.outputs.awsEndpoint!,
      region: stack.outputs.region!,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    };
  });

  it("list the tables and read their time to live", async () => {
    const client = new DynamoDBClient(config);
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).to.have.length(4);
    const timeToLive: Record<string, unknown> = {};
    for (const TableName of TableNames!) {
      const { TimeToLiveDescription } = await client.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      timeToLive[TableName.replace(/^jukebox-|-[0-9a-f]{7}$/g, "")] = TimeToLiveDescription;
    }
    client.destroy();
    const on = { TimeToLiveStatus: "ENABLED", AttributeName: "ExpiresAt" };
    const off = { TimeToLiveStatus: "DISABLED" };
    expect(timeToLive).to.deep.equal({ carts: on, products: off, purchases: off, sessions: on });
  });

  it("list the demo users", async () => {
    const client = new CognitoIdentityProviderClient(config);
    const UserPoolId = stack.outputs.userPoolId!;
    const { Users } = await client.send(
      new ListUsersCommand({ UserPoolId, Filter: 'email ^= "admin@"' }),
    );
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    client.destroy();
    expect(Users!.map(({ UserStatus }) => UserStatus)).to.deep.equal(["CONFIRMED"]);
    expect(UserPool!.Id).to.equal(UserPoolId);
  });

  it("are refused with any other key", async () => {
    const client = new DynamoDBClient({
      ...config,
      credentials: { accessKeyId: "AKIAOTHER", secretAccessKey: "local" },
    });
    const error = await client.send(new ListTablesCommand({})).catch((reason: Error) => reason);
    client.destroy();
    expect((error as Error).name).to.equal("UnrecognizedClientException");
  });
});
